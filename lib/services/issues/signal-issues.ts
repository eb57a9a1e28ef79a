import type { Queue, SqlRunner } from "#lib/adapters/queue.ts";
import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import type { IssueSignalKind } from "#lib/schemas/issue-signal.ts";
import { tellChanges } from "../tell-changes.ts";

export type NewIssueSignal = {
  projectId: string;
  issueId: string;
  kind: IssueSignalKind;
  /** The person who did it; null: nobody, or a key. */
  actorId: string | null;
  data?: Readonly<Record<string, unknown>>;
};

/**
 * Writes what happened to issues into their feeds, and has those told who want to know, when the
 * transaction `within` commits.
 */
export async function signalIssues(
  within: SqlRunner,
  queue: Pick<Queue, "send">,
  signals: readonly NewIssueSignal[],
  now: Date,
): Promise<void> {
  if (signals.length === 0) return;
  const rows = signals.map(({ projectId, issueId, kind, actorId, data = {} }) => ({
    id: newId(ID_PREFIXES.issueSignal, now.getTime()),
    project_id: projectId,
    issue_id: issueId,
    kind,
    actor_id: actorId,
    data,
  }));
  await within.query(
    `INSERT INTO issue_signal (id, project_id, issue_id, kind, actor_id, data, created_at)
     SELECT id, project_id, issue_id, kind, actor_id, data, $2::timestamptz
     FROM json_to_recordset($1::text::json)
       AS s (id text, project_id text, issue_id text, kind text, actor_id text, data jsonb)`,
    [JSON.stringify(rows), now],
  );
  const projectIds = [...new Set(signals.map(({ projectId }) => projectId))];
  const tickets = projectIds.map((projectId) => ({ data: { projectId } }));
  await queue.send("notification.dispatch", tickets, within);
  for (const projectId of projectIds) await tellChanges(within, projectId, ["issues"]);
}
