import type { Pool } from "pg";

/** Channels of NOTIFY that processes speak on. */
export const CHANNELS = {
  /** A source's configuration changed; payload: source id. Sent by database triggers. */
  config: "sluice_config",
  /** Custom domains changed; no payload. Sent by a database trigger. */
  domains: "sluice_domains",
  /** Requests wait to be routed; no payload. */
  route: "sluice_route",
  /** Rows of a project changed; payload: JSON of `Change`. Thinned out, for screens only. */
  changes: "sluice_changes",
} as const;

export type ChangeKind =
  | "requests"
  | "events"
  | "attempts"
  | "connections"
  | "issues"
  | "notifications";
export type Change = { projectId: string; kinds: ChangeKind[] };

export type Notice = { channel: string; payload: string };

/** A screen that is told four times a second looks live; more would only cost the event path. */
const MIN_INTERVAL_MS = 250;

/**
 * Thins out change notices: at most one per project and interval. What is held back is due with the
 * next batch, or at the latest by `flush`, which the caller runs on a timer.
 */
export function createChangeThrottle(kinds: ChangeKind[], nowMs = () => performance.now()) {
  const sentAt = new Map<string, number>();
  const held = new Set<string>();
  const notice = (projectId: string) => ({
    channel: CHANNELS.changes,
    payload: JSON.stringify({ projectId, kinds } satisfies Change),
  });
  return {
    /** The notices to send along with a batch that touched these projects. */
    take(projectIds: Iterable<string>): Notice[] {
      const now = nowMs();
      const due = [];
      for (const projectId of new Set(projectIds)) {
        if (now - (sentAt.get(projectId) ?? -MIN_INTERVAL_MS) < MIN_INTERVAL_MS) {
          held.add(projectId);
          continue;
        }
        sentAt.set(projectId, now);
        held.delete(projectId);
        due.push(notice(projectId));
      }
      return due;
    },
    /** The notices that were held back and have waited long enough. */
    flush(): Notice[] {
      return this.take([...held]);
    },
  };
}

/** Sends notices by themselves; those that come with a batch go with its statement. */
export async function sendNotices(pool: Pool, notices: Notice[]): Promise<void> {
  if (notices.length === 0) return;
  await pool.query(
    `SELECT pg_notify(channel, payload)
     FROM json_to_recordset($1::text::json) AS n (channel text, payload text)`,
    [JSON.stringify(notices)],
  );
}
