import type { Pool, PoolClient } from "pg";
import type { Queue } from "#lib/adapters/queue.ts";
import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import type { IssueFact } from "#lib/domain/issues/read-fact.ts";
import { transitionIssue } from "#lib/domain/issues/transition.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import { runSql } from "../lists/run-sql.ts";
import { runInTransaction } from "../run-in-transaction.ts";
import { countCleanRuns } from "./count-clean-runs.ts";
import { type GatheredIssue, gatherSightings } from "./gather-sightings.ts";
import { readState, STATE_COLUMNS, type StateRow } from "./issue-state.ts";
import { loadPlaces, lockWatchers } from "./load-watchers.ts";
import { markExecutions } from "./mark-executions.ts";
import { NEW_ISSUE } from "./new-issue.ts";
import { type IssueWrite, saveIssues } from "./save-issues.ts";

/** Rows that one transaction takes. */
const CHUNK = 10_000;

/**
 * Takes facts away. Those of transactions that are not yet committed are not seen, and stay for the next
 * time. What was written by many batches in the same way becomes one row.
 */
const TAKE_SQL = `
  WITH taken AS (
    DELETE FROM issue_fact WHERE ctid = ANY(ARRAY(SELECT ctid FROM issue_fact LIMIT $1)) RETURNING *
  )
  SELECT project_id AS "projectId", type, resource_id AS "resourceId", detail,
    response_status AS "responseStatus", error_code AS "errorCode", is_failure AS "isFailure",
    is_final AS "isFinal", minute_at AS "minuteAt", sum(count)::int AS count,
    min(first_at) AS "firstAt", max(last_at) AS "lastAt", min(first_id) AS "firstId",
    max(last_id) AS "lastId", (array_agg(event_id ORDER BY last_id DESC))[1] AS "eventId",
    count(*)::int AS rows
  FROM taken GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9`;

type StoredIssue = StateRow & { id: string; projectId: string; hash: string };

/** Whoever decides about one of them meanwhile waits, or this does. */
async function lockIssues(client: PoolClient, gathered: readonly GatheredIssue[]) {
  const rows = await runSql<StoredIssue>(
    client,
    Prisma.sql`SELECT t.id, t.project_id AS "projectId", encode(t.aggregation_hash, 'hex') AS hash,
        ${STATE_COLUMNS}
      FROM issue t JOIN json_to_recordset(${JSON.stringify(gathered)}::text::json)
        AS i ("projectId" text, hash text)
        ON t.project_id = i."projectId" AND t.aggregation_hash = decode(i.hash, 'hex')
      ORDER BY t.id FOR UPDATE OF t`,
  );
  return new Map(rows.map((row) => [`${row.projectId} ${row.hash}`, row]));
}

function toWrite(issue: GatheredIssue, stored: StoredIssue | undefined, now: Date): IssueWrite {
  const { projectId, sighting, hash, buckets, count, firstAt, lastAt } = issue;
  const { aggregation_keys: aggregationKeys, reference, type } = sighting;
  const place = { projectId, reference, buckets };
  if (stored) {
    const before = readState(stored);
    const after = transitionIssue(before, { kind: "recur", count, firstAt, lastAt }, now);
    return { ...place, id: stored.id, before, after, identity: null };
  }
  const { triggerId: issueTriggerId, resourceId } = issue;
  const seen = { openedAt: firstAt, firstSeenAt: firstAt, lastSeenAt: lastAt, occurrences: count };
  return {
    ...place,
    id: newId(ID_PREFIXES.issue, now.getTime()),
    before: null,
    after: { ...NEW_ISSUE, ...seen },
    identity: { type, issueTriggerId, resourceId, aggregationKeys, hash },
  };
}

/** Returns how many rows it took, or null when somebody else folds. */
async function foldOnce(client: PoolClient, queue: Pick<Queue, "send">, now: Date) {
  const lock = await client.query<{ held: boolean }>(
    "SELECT pg_try_advisory_xact_lock(hashtext('sluice issues')) AS held",
  );
  if (!lock.rows[0]?.held) return null;
  const taken = await client.query<IssueFact & { rows: number }>({
    name: "take-issue-facts",
    text: TAKE_SQL,
    values: [CHUNK],
  });
  const facts = taken.rows;
  if (facts.length === 0) return 0;
  const projectIds = [...new Set(facts.map((fact) => fact.projectId))];
  const resourceIds = [...new Set(facts.map((fact) => fact.resourceId))];
  const watchers = await lockWatchers(client, projectIds);
  const places = await loadPlaces(client, projectIds, resourceIds);
  const gathered = gatherSightings(facts, watchers, places);
  const stored = await lockIssues(client, gathered);
  const writes = gathered.map((issue) =>
    toWrite(issue, stored.get(`${issue.projectId} ${issue.hash}`), now),
  );
  await saveIssues(client, queue, writes, now);
  await markExecutions(client, gathered, writes);
  await countCleanRuns(client, facts);
  return facts.reduce((sum, { rows }) => sum + rows, 0);
}

/**
 * Adds what went wrong since the last run to the issues. Taking and adding is one transaction, so each case is
 * counted exactly once, whoever dies meanwhile. One process folds at a time; the others return at once.
 * `signal` ends it between two transactions.
 */
export async function foldIssues(
  pool: Pool,
  queue: Pick<Queue, "send">,
  now: () => Date,
  signal?: AbortSignal,
): Promise<void> {
  const any = await pool.query("SELECT 1 FROM issue_fact LIMIT 1");
  if (any.rows.length === 0) return;
  while (!signal?.aborted) {
    const taken = await runInTransaction(pool, (client) => foldOnce(client, queue, now()));
    if (taken === null || taken < CHUNK) return;
  }
}
