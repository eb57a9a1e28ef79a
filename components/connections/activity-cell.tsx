import { clsx } from "clsx";
import { Sparkline } from "#components/charts/sparkline.tsx";
import { formatCount } from "#components/common/format-count.ts";
import type { Activity } from "#lib/client/connection-activity.ts";

type ActivityCellProps = {
  /** Undefined while it is on its way; null when there were no events. */
  activity: Activity | null | undefined;
  className?: string;
};

/** The last day of a connection: its events as columns, and how many of them failed. */
export function ActivityCell({ activity, className }: ActivityCellProps) {
  if (activity === undefined) return <span className={className} />;
  if (activity === null || activity.total === 0) {
    return <span className={clsx("text-faint text-meta", className)}>No data in 24 h</span>;
  }
  const { counts, failed, total, failedTotal } = activity;
  const words = `${formatCount(total, "event")} in 24 h, ${failedTotal.toLocaleString("en-US")} failed`;
  return (
    <span className={clsx("flex items-center gap-2", className)} title={words}>
      <Sparkline label={words} values={counts} failed={failed} className="w-20 shrink-0" />
      <span className="text-meta min-w-0 leading-4" aria-hidden>
        <span className="text-muted block truncate">{total.toLocaleString("en-US")}</span>
        {failedTotal > 0 ? (
          <span className="text-failed block truncate">
            {failedTotal.toLocaleString("en-US")} failed
          </span>
        ) : null}
      </span>
    </span>
  );
}
