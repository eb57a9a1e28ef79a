import type { SqlRunner } from "#lib/adapters/queue.ts";
import type { Message } from "#lib/domain/notifications/message.ts";
import { INCIDENT_TYPES } from "#lib/domain/notifications/plan-notifications.ts";

export type OpenIncident = {
  issue_id: string;
  channel_id: string;
  target: string;
  /** The last that was told of it. */
  message: Message;
};

/** Whose incidents are asked for. */
export type IncidentsOf =
  | { issueIds: readonly string[] }
  | { channelId: string }
  | { triggerId: string };

const LAST_SQL = `
  SELECT DISTINCT ON (n.issue_id, n.target) n.issue_id, n.channel_id, n.target, n.kind, n.message
  FROM notification n JOIN channel c ON c.id = n.channel_id AND c.project_id = n.project_id
  WHERE n.project_id = $1 AND c.deleted_at IS NULL AND c.type = ANY($2::text[])
    AND n.issue_id IS NOT NULL AND n.status <> 'SKIPPED' AND`;

const CONDITIONS = {
  issueIds: "n.issue_id = ANY($3::text[])",
  channelId: "n.channel_id = $3::text",
  triggerId:
    "n.issue_id IN (SELECT id FROM issue WHERE project_id = $1 AND issue_trigger_id = $3::text)",
};

function conditionOf(of: IncidentsOf): [string, unknown] {
  if ("issueIds" in of) return [CONDITIONS.issueIds, of.issueIds];
  if ("channelId" in of) return [CONDITIONS.channelId, of.channelId];
  return [CONDITIONS.triggerId, of.triggerId];
}

/**
 * Reads which incidents are open at systems that go on calling somebody: those whose last message was no end. What was not
 * answered may have arrived; an end too many does no harm. Messages are kept for 30 days, and so is this.
 */
export async function readOpenIncidents(
  within: SqlRunner,
  projectId: string,
  of: IncidentsOf,
): Promise<OpenIncident[]> {
  const [condition, value] = conditionOf(of);
  const { rows } = await within.query(
    `SELECT issue_id, channel_id, target, message FROM (
       ${LAST_SQL} ${condition} ORDER BY n.issue_id, n.target, n.id DESC) AS last
     WHERE kind <> 'resolved'`,
    [projectId, INCIDENT_TYPES, value],
  );
  return rows as OpenIncident[];
}
