import { clsx } from "clsx";

export function Skeleton({ className }: { className?: string }) {
  return (
    <div
      aria-hidden
      className={clsx(
        "bg-line min-h-3 animate-pulse rounded-[4px] motion-reduce:animate-none",
        className,
      )}
    />
  );
}
