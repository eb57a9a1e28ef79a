import type { Pool, PoolClient } from "pg";
import type { Message } from "#lib/domain/notifications/message.ts";
import { runInTransaction } from "../run-in-transaction.ts";

/** A worker that died while sending has its messages taken over after this; longer than a try can last. */
const LEASE_S = 60;
/** Claims that were never answered: each of them may have been sent. */
const MAX_OPEN_CLAIMS = 2;
/** As many as one message tells along at most. */
const MAX_GATHERED = 500;

/** How what goes to one place is told: several as one at most once in a while, or each by itself. */
export type Pace = { gathers: boolean; windowMs: number };

export type ClaimedNotification = {
  id: string;
  issue_id: string | null;
  message: Message;
  attempts: number;
};

export type TargetClaim =
  | { kind: "claimed"; claimId: string; rows: ClaimedNotification[] }
  /** Nothing may be sent there before; ask again then. Null: nothing waits. */
  | { kind: "wait"; waitMs: number | null };

const GIVE_UP_SQL = `
  UPDATE notification SET status = 'FAILED', claim_id = NULL, due_at = NULL,
    error = 'The worker ended while sending it, twice. It may have been sent.'
  WHERE project_id = $1 AND target = $2 AND status = 'PENDING' AND due_at <= now()
    AND open_claims >= ${MAX_OPEN_CLAIMS}`;

/** What is told of an issue is told in its order: nothing overtakes what is still to be sent. */
const CLAIM_SQL = `
  UPDATE notification SET claim_id = $3, open_claims = open_claims + 1,
    due_at = now() + interval '${LEASE_S} seconds'
  WHERE id IN (
    SELECT n.id FROM notification n
    WHERE n.project_id = $1 AND n.target = $2 AND n.status = 'PENDING' AND n.due_at <= now()
      AND NOT EXISTS (
        SELECT 1 FROM notification before
        WHERE before.project_id = $1 AND before.target = $2 AND before.status = 'PENDING'
          AND before.issue_id = n.issue_id AND before.id < n.id AND before.due_at > now())
    ORDER BY n.id LIMIT $4)
  RETURNING id, issue_id, message, attempts`;

async function lockTarget(client: PoolClient, projectId: string, target: string): Promise<number> {
  const { rows } = await client.query<{ wait_ms: number }>(
    `INSERT INTO notification_target AS t (project_id, target, open_at) VALUES ($1, $2, now() - interval '1 second')
     ON CONFLICT (project_id, target) DO UPDATE SET open_at = t.open_at
     RETURNING greatest(0, extract(epoch FROM open_at - now()) * 1000)::float8 AS wait_ms`,
    [projectId, target],
  );
  return rows[0]?.wait_ms ?? 0;
}

/** Until something is due there and may be sent; null: nothing waits. */
async function nextMs(client: PoolClient | Pool, projectId: string, target: string) {
  const { rows } = await client.query<{ wait_ms: number | null }>(
    `SELECT greatest(0, extract(epoch FROM greatest(min(n.due_at), min(t.open_at)) - now())
       * 1000)::float8 AS wait_ms
     FROM notification n JOIN notification_target t USING (project_id, target)
     WHERE n.project_id = $1 AND n.target = $2 AND n.status = 'PENDING'
     HAVING count(*) > 0`,
    [projectId, target],
  );
  return rows[0]?.wait_ms ?? null;
}

/**
 * Takes what is due at one place, unless something was sent there a moment ago, and closes the place for
 * its window. The rows are this claim's until it is recorded, or for as long as a try can last.
 */
export function claimNotifications(
  pool: Pool,
  { projectId, target }: { projectId: string; target: string },
  claimId: string,
  { gathers, windowMs }: Pace,
): Promise<TargetClaim> {
  return runInTransaction(pool, async (client) => {
    const closedMs = await lockTarget(client, projectId, target);
    if (closedMs > 0) {
      const waitMs = await nextMs(client, projectId, target);
      return { kind: "wait", waitMs };
    }
    await client.query(GIVE_UP_SQL, [projectId, target]);
    const { rows } = await client.query<ClaimedNotification>({
      name: "claim-notifications",
      text: CLAIM_SQL,
      values: [projectId, target, claimId, gathers ? MAX_GATHERED : 1],
    });
    if (rows.length === 0) return { kind: "wait", waitMs: await nextMs(client, projectId, target) };
    await client.query(
      `UPDATE notification_target SET open_at = now() + $3::float8 * interval '1 millisecond'
       WHERE project_id = $1 AND target = $2`,
      [projectId, target, windowMs],
    );
    return { kind: "claimed", claimId, rows: rows.toSorted((a, b) => (a.id < b.id ? -1 : 1)) };
  });
}

/** Tells when the place is to be asked again; null: nothing waits there. */
export const waitAt = nextMs;
