/** Marks a request that was sent from here to try the source. */
export function TestBadge() {
  return (
    <span className="text-meta text-scheduled bg-scheduled-soft rounded-full px-2 leading-5 font-medium">
      Test
    </span>
  );
}
