import { Skeleton } from "../ui/skeleton.tsx";

/** Stands in for a page about one thing that is on its way. */
export function DetailSkeleton({ noun }: { noun: string }) {
  return (
    <div
      role="status"
      aria-label={`Loading the ${noun}`}
      className="flex flex-col gap-4 px-4 py-4 md:px-6"
    >
      <Skeleton className="h-5 w-56" />
      <Skeleton className="w-96 max-w-full" />
      <Skeleton className="h-40 max-w-2xl" />
    </div>
  );
}
