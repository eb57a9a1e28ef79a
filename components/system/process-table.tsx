import { StatusBadge } from "#components/common/status-badge.tsx";
import { Time } from "#components/common/time.tsx";
import type { ProcessModel } from "#lib/schemas/system.ts";
import { PlainTable } from "./plain-table.tsx";

/** Every process that was heard of within a day. */
export function ProcessTable({ processes }: { processes: readonly ProcessModel[] }) {
  return (
    <PlainTable
      title="Processes"
      help="Web processes take requests and show this dashboard, workers route and deliver. Run as many of each as you like on one database; one that has not been heard of for 30 s counts as gone."
      columns={[
        { header: "Kind" },
        { header: "State" },
        { header: "Host", isSecondary: true },
        { header: "Version", isSecondary: true },
        { header: "Started", isSecondary: true },
        { header: "Heard of" },
      ]}
      rows={processes.map((process) => ({
        key: process.id,
        cells: [
          process.kind === "web" ? "Web" : "Worker",
          <StatusBadge key="state" status={process.is_alive ? "ALIVE" : "GONE"} />,
          <span key="host" className="text-muted text-meta font-mono">
            {process.hostname} <span className="text-faint">{process.pid}</span>
          </span>,
          process.version,
          <Time key="started" value={process.started_at} />,
          <Time key="beat" value={process.beat_at} />,
        ],
      }))}
    />
  );
}
