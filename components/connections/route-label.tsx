import { clsx } from "clsx";
import { ArrowRight } from "lucide-react";
import { shortenId } from "#components/common/shorten-id.ts";
import type { Directory } from "./use-directory.ts";

type RouteLabelProps = {
  sourceId: string;
  destinationId: string;
  directory: Directory;
  className?: string;
};

/** From where to where: the names of a source and a destination. */
export function RouteLabel({ sourceId, destinationId, directory, className }: RouteLabelProps) {
  const source = directory.sources.get(sourceId)?.name ?? shortenId(sourceId);
  const destination = directory.destinations.get(destinationId)?.name ?? shortenId(destinationId);
  return (
    <span
      className={clsx("flex min-w-0 items-center gap-1.5", className)}
      title={`${source} → ${destination}`}
    >
      <span className="min-w-0 truncate">{source}</span>
      <ArrowRight className="text-faint size-3.5 shrink-0" aria-label="to" />
      <span className="min-w-0 truncate">{destination}</span>
    </span>
  );
}
