import type { SqlRunner } from "#lib/adapters/queue.ts";
import { CHANNELS, type Change, type ChangeKind } from "#lib/adapters/stream.ts";

/** Tells screens of a project, with the commit, that what they show has changed. */
export async function tellChanges(within: SqlRunner, projectId: string, kinds: ChangeKind[]) {
  const change: Change = { projectId, kinds };
  await within.query("SELECT pg_notify($1, $2)::text", [CHANNELS.changes, JSON.stringify(change)]);
}
