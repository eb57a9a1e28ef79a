import type { PoolClient } from "pg";
import type { GatheredIssue } from "./gather-sightings.ts";
import type { IssueWrite } from "./save-issues.ts";

/** Says of each run which issue it is a case of, so that the runs of an issue can be listed. */
export async function markExecutions(
  client: PoolClient,
  gathered: readonly GatheredIssue[],
  writes: readonly IssueWrite[],
): Promise<void> {
  const rows = gathered.flatMap(({ sighting, resourceId, projectId, firstId, lastId }, at) =>
    sighting.type === "transformation"
      ? {
          issueId: writes[at]?.id,
          level: sighting.aggregation_keys.log_level[0],
          resourceId,
          projectId,
          firstId,
          lastId,
        }
      : [],
  );
  for (const row of rows) {
    await client.query(
      `UPDATE execution SET issue_id = $1 WHERE transformation_id = $2 AND log_level = $3
         AND id BETWEEN $4 AND $5 AND project_id = $6 AND issue_id IS NULL`,
      [row.issueId, row.resourceId, row.level, row.firstId, row.lastId, row.projectId],
    );
  }
}
