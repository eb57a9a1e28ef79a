type ProgressBarProps = { label: string; share: number; isOver?: boolean };

/** How far something has come, from 0 to 1. */
export function ProgressBar({ label, share, isOver }: ProgressBarProps) {
  const percent = Math.round(share * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className="bg-hover h-1.5 w-full overflow-hidden rounded-full"
    >
      <div
        className={`h-full rounded-full transition-[width] ${isOver ? "bg-control" : "bg-accent"}`}
        style={{ width: `${percent}%` }}
      />
    </div>
  );
}
