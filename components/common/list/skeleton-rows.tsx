import { Skeleton } from "#components/ui/skeleton.tsx";

const WIDTHS = ["w-3/5", "w-4/5", "w-2/5", "w-3/4", "w-1/2"];

/** Stands in for rows that are on their way, at their height. */
export function SkeletonRows({ label, count = 12 }: { label: string; count?: number }) {
  return (
    <div role="status" aria-label={label}>
      <div className="border-line h-8 border-b" />
      {Array.from({ length: count }, (_, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all the same and never move
          key={index}
          className="border-line flex h-9 items-center gap-4 border-b px-4 md:px-6"
        >
          <Skeleton className="w-24 shrink-0" />
          <Skeleton className="w-20 shrink-0" />
          <Skeleton className={WIDTHS[index % WIDTHS.length]} />
        </div>
      ))}
    </div>
  );
}
