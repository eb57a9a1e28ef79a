import type { IssueModel, IssueWithDataModel } from "#lib/schemas/issue.ts";
import type { Issue } from "../../../generated/prisma/client.ts";

/** The columns that depend on the type; what is in them was checked when the issue was opened. */
function typedColumns(row: Issue) {
  const { type, status, aggregationKeys, reference } = row;
  return { type, status, aggregation_keys: aggregationKeys, reference } as Pick<
    IssueModel,
    "type" | "status" | "aggregation_keys" | "reference"
  >;
}

/** Turns a row into what the API answers. */
export function presentIssue(row: Issue): IssueModel {
  const common = {
    ...typedColumns(row),
    id: row.id,
    team_id: row.projectId,
    opened_at: row.openedAt.toISOString(),
    first_seen_at: row.firstSeenAt.toISOString(),
    last_seen_at: row.lastSeenAt.toISOString(),
    last_updated_by: null,
    dismissed_at: row.dismissedAt?.toISOString() ?? null,
    auto_resolved_at: row.autoResolvedAt?.toISOString() ?? null,
    // One project has one issue of the same keys, so that there is never another to merge with.
    merged_with: null,
    issue_trigger_id: row.issueTriggerId,
    assignee_id: row.assigneeId,
    occurrences: Number(row.occurrences),
    snoozed_until: row.snoozedUntil?.toISOString() ?? null,
    snooze_limit: row.snoozeLimit === null ? null : Number(row.snoozeLimit),
    updated_at: row.updatedAt.toISOString(),
    created_at: row.createdAt.toISOString(),
  };
  // The type column says which member of the union its other columns make.
  return common as IssueModel;
}

export type IssueData = NonNullable<IssueWithDataModel["data"]>;

/** The same with what the issue's reference names; `data` is of the issue's own type. */
export function presentIssueWithData(issue: IssueModel, data: IssueData | null) {
  return { ...issue, data } as IssueWithDataModel;
}
