import { Facts } from "#components/common/facts.tsx";
import { formatBytes, formatCount } from "#components/common/format-count.ts";
import { formatDuration } from "#components/common/format-time.ts";
import type { SystemModel } from "#lib/schemas/system.ts";

/** What is waiting, and the versions of everything. */
export function InstallationFacts({ system }: { system: SystemModel }) {
  const { events, database } = system;
  return (
    <section aria-label="Overview" className="grid gap-x-12 gap-y-6 sm:grid-cols-2">
      <Facts
        facts={[
          { label: "Pending", value: formatCount(events.queued, "event") },
          {
            label: "Oldest due",
            value: events.oldest_due_ms === 0 ? "None waits" : formatDuration(events.oldest_due_ms),
          },
          { label: "Scheduled", value: formatCount(events.scheduled, "event") },
          { label: "On hold", value: formatCount(events.held, "event") },
        ]}
      />
      <Facts
        facts={[
          { label: "Sluice", value: system.version },
          { label: "Node", value: system.node_version },
          { label: "Postgres", value: `${database.version}, ${formatBytes(database.bytes)}` },
          { label: "Migrations", value: describeMigrations(database) },
        ]}
      />
    </section>
  );
}

function describeMigrations(database: SystemModel["database"]) {
  const { migrations_applied: applied, migrations_pending: pending } = database;
  if (pending.length === 0) return `All ${applied} applied`;
  return (
    <span className="text-failed">
      {formatCount(pending.length, "migration")} not applied: {pending.join(", ")}. Restart web and
      worker.
    </span>
  );
}
