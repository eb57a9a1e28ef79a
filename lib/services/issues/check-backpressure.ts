import type { Pool, PoolClient } from "pg";
import type { Queue } from "#lib/adapters/queue.ts";
import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import { aggregationHash } from "#lib/domain/issues/aggregation-key.ts";
import { matchTrigger } from "#lib/domain/issues/match-trigger.ts";
import { transitionIssue } from "#lib/domain/issues/transition.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import { runSql } from "../lists/run-sql.ts";
import { runInTransaction } from "../run-in-transaction.ts";
import { readState, STATE_COLUMNS, type StateRow } from "./issue-state.ts";
import { loadPlaces, lockWatchers } from "./load-watchers.ts";
import { NEW_ISSUE } from "./new-issue.ts";
import { type IssueWrite, saveIssues } from "./save-issues.ts";

const MINUTE_MS = 60_000;

type Queued = { projectId: string; destinationId: string; ageMs: number };
type Stored = StateRow & {
  id: string;
  projectId: string;
  resourceId: string;
  delay: number;
  isCounted: boolean;
};

/**
 * How long the oldest event of each destination waits, by the samples of this minute. Where it has just begun,
 * the one before counts too: a queue without a sample must not look short.
 */
const QUEUES = `
  SELECT project_id AS "projectId", destination_id AS "destinationId", max(max_age_ms)::float8 AS "ageMs"
  FROM queue_sample
  WHERE scope = 1 AND period = 60 AND max_age_ms >= ${MINUTE_MS}
    AND bucket_at >= date_trunc('minute', now() - interval '5 seconds')
  GROUP BY 1, 2`;

/** What is over its trigger's delay, with the issue's keys. */
async function findOverdue(client: PoolClient, queues: readonly Queued[]) {
  const projectIds = [...new Set(queues.map(({ projectId }) => projectId))];
  const watchers = (await lockWatchers(client, projectIds)).filter(
    ({ type }) => type === "backpressure",
  );
  const places = await loadPlaces(
    client,
    projectIds,
    queues.map(({ destinationId }) => destinationId),
  );
  return queues.flatMap(({ projectId, destinationId, ageMs }) => {
    const place = places.get(destinationId);
    const rivals = watchers.filter((watcher) => watcher.projectId === projectId);
    const trigger = place ? matchTrigger(rivals, place) : null;
    const configs = trigger?.configs;
    if (!trigger || !configs || !("delay" in configs) || ageMs <= configs.delay) return [];
    const keys = { destination_id: [destinationId], delay: [configs.delay] };
    const hash = aggregationHash("backpressure", keys).toString("hex");
    return [{ projectId, destinationId, triggerId: trigger.id, keys, hash }];
  });
}

type Overdue = Awaited<ReturnType<typeof findOverdue>>[number];

/** Issues that are under way, and those that are to be found again. */
function lockStored(client: PoolClient, overdue: readonly Overdue[], minuteAt: Date) {
  return runSql<Stored & { hash: string }>(
    client,
    Prisma.sql`SELECT t.id, t.project_id AS "projectId", t.resource_id AS "resourceId",
        (t.aggregation_keys->'delay'->>0)::float8 AS delay, encode(t.aggregation_hash, 'hex') AS hash,
        EXISTS (SELECT 1 FROM issue_occurrence o WHERE o.issue_id = t.id AND o.bucket_at = ${minuteAt})
          AS "isCounted", ${STATE_COLUMNS}
      FROM issue t WHERE t.type = 'backpressure' AND (
        (t.status IN ('OPENED', 'ACKNOWLEDGED') AND t.dismissed_at IS NULL)
        OR (t.project_id, t.aggregation_hash) IN (SELECT "projectId", decode(hash, 'hex')
          FROM json_to_recordset(${JSON.stringify(overdue)}::text::json) AS i ("projectId" text, hash text)))
      ORDER BY t.id FOR UPDATE OF t`,
  );
}

function toWrite(
  found: Overdue,
  stored: Stored | undefined,
  now: Date,
  minuteAt: Date,
): IssueWrite[] {
  const { projectId, destinationId, triggerId, keys, hash } = found;
  const reference = { destination_id: destinationId };
  const buckets = new Map([[minuteAt.getTime(), 1]]);
  if (!stored) {
    const after = {
      ...NEW_ISSUE,
      openedAt: now,
      firstSeenAt: now,
      lastSeenAt: now,
      occurrences: 1,
    };
    const identity = {
      type: "backpressure" as const,
      issueTriggerId: triggerId,
      resourceId: destinationId,
      aggregationKeys: keys,
      hash,
    };
    const id = newId(ID_PREFIXES.issue, now.getTime());
    return [{ id, projectId, before: null, after, identity, reference, buckets }];
  }
  // A minute counts once, however many processes look.
  const count = stored.isCounted ? 0 : 1;
  const before = readState(stored);
  const after = transitionIssue(before, { kind: "recur", count, firstAt: now, lastAt: now }, now);
  const counted = count === 0 ? new Map<number, number>() : buckets;
  return [{ id: stored.id, projectId, before, after, identity: null, reference, buckets: counted }];
}

/** A queue that is short again ends its issue. */
function toEnd(stored: Stored, ages: ReadonlyMap<string, number>, now: Date): IssueWrite[] {
  if ((ages.get(stored.resourceId) ?? 0) > stored.delay) return [];
  const { id, projectId } = stored;
  const before = readState(stored);
  const after = transitionIssue(before, { kind: "auto_resolve" }, now);
  if (after === before) return [];
  return [{ id, projectId, before, after, identity: null, reference: null, buckets: new Map() }];
}

/**
 * Opens an issue for each destination whose oldest event waits longer than its trigger allows, and resolves
 * those whose queue is short again. Reads the samples of the queues. One process checks at a time.
 */
export async function checkBackpressure(
  pool: Pool,
  queue: Pick<Queue, "send">,
  nowOf: () => Date,
): Promise<void> {
  await runInTransaction(pool, async (client) => {
    const lock = await client.query<{ held: boolean }>(
      "SELECT pg_try_advisory_xact_lock(hashtext('sluice issues')) AS held",
    );
    if (!lock.rows[0]?.held) return;
    const now = nowOf();
    const minuteAt = new Date(Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS);
    const queues = (await client.query<Queued>(QUEUES)).rows;
    const overdue = await findOverdue(client, queues);
    const stored = await lockStored(client, overdue, minuteAt);
    const byKey = new Map(stored.map((row) => [`${row.projectId} ${row.hash}`, row]));
    const found = new Set(overdue.map(({ projectId, hash }) => `${projectId} ${hash}`));
    const ages = new Map(queues.map(({ destinationId, ageMs }) => [destinationId, ageMs]));
    const over = stored.filter(({ projectId, hash }) => !found.has(`${projectId} ${hash}`));
    const writes = [
      ...overdue.flatMap((each) =>
        toWrite(each, byKey.get(`${each.projectId} ${each.hash}`), now, minuteAt),
      ),
      ...over.flatMap((row) => toEnd(row, ages, now)),
    ];
    await saveIssues(client, queue, writes, now);
  });
}
