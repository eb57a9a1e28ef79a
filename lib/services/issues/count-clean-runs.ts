import type { PoolClient } from "pg";
import { type IssueFact, levelRank } from "#lib/domain/issues/read-fact.ts";
import { executionLogLevel } from "#lib/schemas/execution.ts";

/** Levels from which on a run is as bad as this fact; a delivery is good or bad. */
function levelsAbove({ type, detail }: IssueFact): string[] {
  if (type === "delivery") return [];
  const rank = levelRank(executionLogLevel.parse(detail));
  return executionLogLevel.options.filter((level) => levelRank(level) > rank);
}

/**
 * Counts for issues that are under way what went well since they were last seen: deliveries of the
 * connection that succeeded, runs of the transformation that ended less badly.
 */
export async function countCleanRuns(
  client: PoolClient,
  facts: readonly IssueFact[],
): Promise<void> {
  const rows = facts
    .filter(({ type, isFailure }) => type === "transformation" || !isFailure)
    .map((fact) => ({ ...fact, levels: levelsAbove(fact) }))
    .filter(({ type, levels }) => type === "delivery" || levels.length > 0);
  if (rows.length === 0) return;
  await client.query(
    `WITH clean AS (
       SELECT t.id, sum(i.count) AS count
       FROM json_to_recordset($1::text::json) AS i ("projectId" text, type text, "resourceId" text,
         levels text[], count bigint, "lastAt" timestamptz)
       JOIN issue t ON t.type = i.type AND t.resource_id = i."resourceId" AND t.project_id = i."projectId"
         AND t.status IN ('OPENED', 'ACKNOWLEDGED') AND t.dismissed_at IS NULL
         AND t.last_seen_at < i."lastAt"
         AND (t.type = 'delivery' OR t.aggregation_keys->'log_level'->>0 = ANY(i.levels))
       GROUP BY t.id ORDER BY t.id
     ), locked AS (SELECT t.id, c.count FROM issue t JOIN clean c ON c.id = t.id ORDER BY t.id FOR UPDATE OF t)
     UPDATE issue t SET clean_count = t.clean_count + l.count FROM locked l WHERE t.id = l.id`,
    [JSON.stringify(rows)],
  );
}
