import type { PoolClient } from "pg";
import type { Target } from "#lib/domain/issues/match-trigger.ts";
import type { IssueType } from "#lib/schemas/enums.ts";
import type { IssueTriggerConfigs } from "#lib/schemas/issue-trigger.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import { runSql } from "../lists/run-sql.ts";

export type IssueWatcher = {
  id: string;
  projectId: string;
  type: IssueType;
  configs: IssueTriggerConfigs;
};

/** Where something went wrong: its name is what patterns of triggers are held against. */
export type IssuePlace = Target & { isCli: boolean };

/**
 * Loads the triggers of projects that are on, the newest first, and keeps them from being deleted until the
 * transaction is over: an issue never outlives its trigger.
 */
export function lockWatchers(
  client: PoolClient,
  projectIds: readonly string[],
): Promise<IssueWatcher[]> {
  return runSql<IssueWatcher>(
    client,
    Prisma.sql`SELECT id, project_id AS "projectId", type, configs FROM issue_trigger
      WHERE project_id = ANY(${projectIds}::text[]) AND deleted_at IS NULL AND disabled_at IS NULL
      ORDER BY id DESC FOR SHARE`,
  );
}

/** Loads connections, transformations, destinations and sources by their ids; those that are gone are left out. */
export async function loadPlaces(
  client: PoolClient,
  projectIds: readonly string[],
  ids: readonly string[],
): Promise<Map<string, IssuePlace>> {
  const named = Prisma.sql`t.project_id = ANY(${projectIds}::text[]) AND t.id = ANY(${ids}::text[])`;
  const rows = await runSql<IssuePlace>(
    client,
    Prisma.sql`
      SELECT c.id, coalesce(c.name, s.name || ' -> ' || d.name) AS name, d.type = 'CLI' AS "isCli"
      FROM connection c JOIN source s ON s.id = c.source_id JOIN destination d ON d.id = c.destination_id
      WHERE c.project_id = ANY(${projectIds}::text[]) AND c.id = ANY(${ids}::text[])
      UNION ALL SELECT id, name, false FROM transformation t WHERE ${named}
      UNION ALL SELECT id, name, type = 'CLI' FROM destination t WHERE ${named}
      UNION ALL SELECT id, name, false FROM source t WHERE ${named}`,
  );
  return new Map(rows.map((row) => [row.id, row]));
}
