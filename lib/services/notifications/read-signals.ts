import type { PoolClient } from "pg";
import { RESOURCE_KEYS } from "#lib/domain/notifications/describe-issue.ts";
import type { TriggerChannels } from "#lib/domain/notifications/plan-notifications.ts";
import type { IssueType } from "#lib/schemas/enums.ts";
import type { IssueSignalKind } from "#lib/schemas/issue-signal.ts";

/** A signal with what is told of its issue. */
export type SignalRow = {
  id: string;
  issue_id: string;
  kind: IssueSignalKind;
  actor_id: string | null;
  data: Record<string, unknown>;
  created_at: Date;
  type: IssueType;
  status: string;
  aggregation_keys: Record<string, unknown[]>;
  occurrences: string;
  opened_at: Date;
  assignee_id: string | null;
  trigger_id: string | null;
  runbook: string | null;
  channels: TriggerChannels | null;
  project_name: string;
  participant_ids: string[];
  /** What was written, as it is now; null: nothing, or it was deleted. */
  comment: string | null;
};

const SQL = `
  SELECT s.id, s.issue_id, s.kind, s.actor_id, s.data, s.created_at, i.type, i.status,
    i.aggregation_keys, i.occurrences, i.opened_at, i.assignee_id, t.id AS trigger_id, t.channels,
    t.runbook,
    p.name AS project_name,
    ARRAY(SELECT DISTINCT e.actor_id FROM issue_signal e
      WHERE e.issue_id = i.id AND e.project_id = s.project_id AND e.kind = 'commented'
        AND e.actor_id IS NOT NULL) AS participant_ids,
    c.body AS comment
  FROM issue_signal s
  JOIN issue i ON i.id = s.issue_id AND i.project_id = s.project_id
  JOIN project p ON p.id = s.project_id
  LEFT JOIN issue_trigger t ON t.id = i.issue_trigger_id AND t.project_id = s.project_id
    AND t.deleted_at IS NULL AND t.disabled_at IS NULL
  LEFT JOIN issue_comment c ON s.kind = 'commented' AND c.id = s.data->>'comment_id'
    AND c.issue_id = s.issue_id AND c.project_id = s.project_id
  WHERE s.project_id = $1 AND s.dispatched_at IS NULL
  ORDER BY s.id LIMIT $2
  FOR UPDATE OF s SKIP LOCKED`;

/** Takes the oldest signals of a project that nobody was told of yet, and keeps them from others. */
export async function readSignals(
  client: PoolClient,
  projectId: string,
  limit: number,
): Promise<SignalRow[]> {
  const { rows } = await client.query<SignalRow>({
    name: "read-signals",
    text: SQL,
    values: [projectId, limit],
  });
  return rows;
}

const NAMES_SQL = `
  SELECT c.id, coalesce(c.name, s.name || ' → ' || d.name) AS name
  FROM connection c JOIN source s ON s.id = c.source_id JOIN destination d ON d.id = c.destination_id
  WHERE c.project_id = $1 AND c.id = ANY($2)
  UNION ALL SELECT id, name FROM source WHERE project_id = $1 AND id = ANY($2)
  UNION ALL SELECT id, name FROM destination WHERE project_id = $1 AND id = ANY($2)
  UNION ALL SELECT id, name FROM transformation WHERE project_id = $1 AND id = ANY($2)`;

/** Reads what the connections, sources and so on that issues are about are called now. */
export async function readResourceNames(
  client: PoolClient,
  projectId: string,
  rows: readonly Pick<SignalRow, "type" | "aggregation_keys">[],
): Promise<ReadonlyMap<string, string>> {
  const ids = rows.flatMap((row) => row.aggregation_keys[RESOURCE_KEYS[row.type]] ?? []);
  const named = await client.query<{ id: string; name: string }>(NAMES_SQL, [projectId, ids]);
  return new Map(named.rows.map(({ id, name }) => [id, name]));
}
