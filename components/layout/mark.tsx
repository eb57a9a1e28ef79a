/** The mark: a gate of two uprights with its plate raised. One colour, drawn on the 16 px grid. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 16 16" fill="currentColor" className={className} aria-hidden="true">
      <rect x="1" y="1" width="3" height="14" rx="1" />
      <rect x="12" y="1" width="3" height="14" rx="1" />
      <rect x="5" y="2" width="6" height="7" rx="1" />
    </svg>
  );
}
