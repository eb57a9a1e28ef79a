import type { PoolClient } from "pg";
import type { Queue } from "#lib/adapters/queue.ts";
import { signalKind } from "#lib/domain/issues/signal-kind.ts";
import type { IssueState } from "#lib/domain/issues/transition.ts";
import type { IssueType } from "#lib/schemas/enums.ts";
import { tellChanges } from "../tell-changes.ts";
import { stateColumns } from "./issue-state.ts";
import { type NewIssueSignal, signalIssues } from "./signal-issues.ts";

/** An issue as it is to be stored; `before` is null when it is new. */
export type IssueWrite = {
  id: string;
  projectId: string;
  before: IssueState | null;
  after: IssueState;
  /** What names the issue; only written when it is new. */
  identity: {
    type: IssueType;
    issueTriggerId: string;
    resourceId: string;
    aggregationKeys: object;
    /** In hex. */
    hash: string;
  } | null;
  /** The latest example; null: that which it has. */
  reference: object | null;
  /** How often it occurred, by minute. */
  buckets: ReadonlyMap<number, number>;
};

const INPUT = `json_to_recordset($1::text::json) AS i (id text, "projectId" text, type text,
  "issueTriggerId" text, "resourceId" text, "aggregationKeys" jsonb, hash text, reference jsonb,
  status text, "openedAt" timestamptz, "firstSeenAt" timestamptz, "lastSeenAt" timestamptz,
  "dismissedAt" timestamptz, "autoResolvedAt" timestamptz, "settledAt" timestamptz,
  occurrences bigint, "cleanCount" bigint, "snoozedUntil" timestamptz, "snoozeLimit" bigint,
  "snoozedCount" bigint)`;

const INSERT = `
  INSERT INTO issue (id, project_id, issue_trigger_id, type, status, resource_id, aggregation_keys,
    aggregation_hash, reference, occurrences, opened_at, first_seen_at, last_seen_at, created_at,
    updated_at)
  SELECT id, "projectId", "issueTriggerId", type, status, "resourceId", "aggregationKeys",
    decode(hash, 'hex'), reference, occurrences, "openedAt", "firstSeenAt", "lastSeenAt", $2, $2
  FROM ${INPUT}`;

const UPDATE = `
  UPDATE issue t SET status = i.status, opened_at = i."openedAt", first_seen_at = i."firstSeenAt",
    last_seen_at = i."lastSeenAt", dismissed_at = i."dismissedAt", settled_at = i."settledAt",
    auto_resolved_at = i."autoResolvedAt", occurrences = i.occurrences,
    clean_count = i."cleanCount", snoozed_until = i."snoozedUntil", snooze_limit = i."snoozeLimit",
    snoozed_count = i."snoozedCount", reference = coalesce(i.reference, t.reference), updated_at = $2
  FROM ${INPUT} WHERE t.id = i.id AND t.project_id = i."projectId"`;

const COUNT = `
  INSERT INTO issue_occurrence (issue_id, bucket_at, project_id, count)
  SELECT "issueId", to_timestamp("atMs" / 1000), "projectId", count
  FROM json_to_recordset($1::text::json)
    AS i ("issueId" text, "atMs" float8, "projectId" text, count bigint)
  ON CONFLICT (issue_id, bucket_at) DO UPDATE SET count = issue_occurrence.count + EXCLUDED.count`;

function toRow({ id, projectId, identity, reference, after }: IssueWrite) {
  return { id, projectId, ...identity, reference, ...stateColumns(after) };
}

function toBuckets({ id, projectId, buckets }: IssueWrite) {
  return [...buckets].map(([atMs, count]) => ({ issueId: id, atMs, projectId, count }));
}

function toSignal({ id, projectId, before, after }: IssueWrite): NewIssueSignal[] {
  const kind = before === null ? "opened" : signalKind(before, after);
  if (kind === null) return [];
  const data = { from: before?.status ?? null, occurrences: after.occurrences };
  return [{ projectId, issueId: id, kind, actorId: null, data }];
}

/** Stores issues that a job has changed, how often they occurred, and what there is to tell of them. */
export async function saveIssues(
  client: PoolClient,
  queue: Pick<Queue, "send">,
  writes: readonly IssueWrite[],
  now: Date,
): Promise<void> {
  if (writes.length === 0) return;
  const added = writes.filter(({ before }) => before === null);
  const changed = writes.filter(({ before }) => before !== null);
  const counts = writes.flatMap(toBuckets);
  if (added.length > 0) await client.query(INSERT, [JSON.stringify(added.map(toRow)), now]);
  if (changed.length > 0) await client.query(UPDATE, [JSON.stringify(changed.map(toRow)), now]);
  if (counts.length > 0) {
    await client.query({ name: "count-issues", text: COUNT, values: [JSON.stringify(counts)] });
  }
  await signalIssues(client, queue, writes.flatMap(toSignal), now);
  const projectIds = new Set(writes.map(({ projectId }) => projectId));
  for (const projectId of projectIds) await tellChanges(client, projectId, ["issues"]);
}
