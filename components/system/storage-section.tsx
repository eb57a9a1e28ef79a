import { formatBytes, formatCount } from "#components/common/format-count.ts";
import { Time } from "#components/common/time.tsx";
import type { StoredTableModel, SystemModel } from "#lib/schemas/system.ts";
import { PlainTable } from "./plain-table.tsx";

const TABLE_WORDS: Record<string, string> = {
  payload: "Bodies and headers",
  request: "Requests",
  ignored_event: "Ignored events",
  event: "Events",
  attempt: "Attempts",
  execution: "Transformation runs",
  rest: "Configuration, roll-ups and queues",
};

type StorageSectionProps = { storage: SystemModel["storage"]; databaseBytes: number };

/** What fills the disk, how long it stays and what goes next. */
export function StorageSection({ storage, databaseBytes }: StorageSectionProps) {
  return (
    <div className="flex flex-col gap-4">
      <PlainTable
        title="Storage and retention"
        help={
          <>
            What came in and went out is kept {formatCount(storage.retention_days, "day")}, the
            longest that any project asks for, and then dropped by whole days.{" "}
            <NextDrop storage={storage} />
          </>
        }
        columns={[
          { header: "What" },
          { header: "Rows, about", isNumber: true, isSecondary: true },
          { header: "Days", isNumber: true, isSecondary: true },
          { header: "Size", isNumber: true },
          { header: "Share", isNumber: true },
        ]}
        rows={storage.tables.map((table) => ({
          key: table.table,
          cells: [
            TABLE_WORDS[table.table] ?? table.table,
            table.days === 0 ? "" : table.rows.toLocaleString("en-US"),
            table.days === 0 ? "" : table.days,
            formatBytes(table.bytes),
            <Share key="share" table={table} of={databaseBytes} />,
          ],
        }))}
      />
    </div>
  );
}

function NextDrop({ storage }: { storage: SystemModel["storage"] }) {
  const next = storage.next_drop;
  if (!next) return "Nothing is stored yet.";
  if (next.is_kept_by_pending) {
    return `${next.day} is due to go, but events of it still wait: a day is kept whole until they are through.`;
  }
  return (
    <>
      Next to go is {next.day} with {formatBytes(next.bytes)}, <Time value={next.at} />.
    </>
  );
}

function Share({ table, of }: { table: StoredTableModel; of: number }) {
  const percent = of === 0 ? 0 : (table.bytes / of) * 100;
  return (
    <span className="inline-flex items-center justify-end gap-2">
      <span className="bg-hover h-1.5 w-16 overflow-hidden rounded-full max-sm:hidden" aria-hidden>
        <span className="bg-accent block h-full rounded-full" style={{ width: `${percent}%` }} />
      </span>
      <span className="w-9">{percent < 1 ? "<1" : Math.round(percent)}%</span>
    </span>
  );
}
