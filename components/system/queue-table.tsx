import { formatDuration } from "#components/common/format-time.ts";
import type { QueueModel } from "#lib/schemas/system.ts";
import { PlainTable } from "./plain-table.tsx";

/** The tickets that wake workers; the events themselves are counted elsewhere. */
export function QueueTable({ queues }: { queues: readonly QueueModel[] }) {
  return (
    <PlainTable
      title="Queues"
      help="Tickets that wake a worker. A lag that grows says that workers are too few or too slow; a lost ticket loses nothing, since a sweeper finds what it was for."
      columns={[
        { header: "Queue" },
        { header: "Ready", isNumber: true },
        { header: "Later", isNumber: true, isSecondary: true },
        { header: "Taken", isNumber: true, isSecondary: true },
        { header: "Lag", isNumber: true },
      ]}
      rows={queues.map((queue) => ({
        key: queue.name,
        cells: [
          <span key="name" className="text-meta font-mono">
            {queue.name}
          </span>,
          queue.ready.toLocaleString("en-US"),
          queue.delayed.toLocaleString("en-US"),
          queue.active.toLocaleString("en-US"),
          queue.lag_ms === 0 ? (
            <span key="lag" className="text-faint">
              none
            </span>
          ) : (
            formatDuration(queue.lag_ms)
          ),
        ],
      }))}
    />
  );
}
