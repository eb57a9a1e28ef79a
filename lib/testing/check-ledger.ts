import type { Pool } from "pg";
import type { Hit } from "./http-receiver.ts";
import type { Sent } from "./sender.ts";

export type LedgerCheck = {
  /** Acknowledged requests that are not stored. */
  unstored: number;
  /** Pairs of an acknowledged request and a connection that never reached the destination. */
  lost: number;
  /** Calls for an event that had been called before, whatever the reason. */
  repeated: number;
  /** Calls beyond the attempts that are on record for their event: what nobody would find out. */
  unrecorded: number;
};

/**
 * Compares three books: what the client was promised, what the destination got, and what the database
 * says. `connections` is how many connections each request goes through, each to a URL of its own.
 */
export async function checkLedger(
  pool: Pool,
  acked: readonly Sent[],
  hits: readonly Hit[],
  connections: number,
): Promise<LedgerCheck> {
  const stored = await pool.query<{ id: string }>("SELECT id FROM request");
  const storedIds = new Set(stored.rows.map((row) => row.id));
  const attempts = await pool.query<{ id: string; attempts: number }>(
    "SELECT event_id AS id, count(*)::int AS attempts FROM attempt GROUP BY event_id",
  );
  const recorded = new Map(attempts.rows.map((row) => [row.id, row.attempts]));
  const reached = new Map<string, Set<string>>();
  const calls = new Map<string, number>();
  for (const hit of hits) {
    const places = reached.get(hit.requestId) ?? new Set();
    reached.set(hit.requestId, places.add(hit.url));
    calls.set(hit.eventId, (calls.get(hit.eventId) ?? 0) + 1);
  }
  const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);
  return {
    unstored: acked.filter((sent) => !storedIds.has(sent.requestId ?? "")).length,
    lost: sum(acked.map((sent) => connections - (reached.get(sent.requestId ?? "")?.size ?? 0))),
    repeated: hits.length - calls.size,
    unrecorded: sum([...calls].map(([id, count]) => Math.max(0, count - (recorded.get(id) ?? 0)))),
  };
}
