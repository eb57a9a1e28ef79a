import type { Pool } from "pg";
import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import type { IssueType } from "#lib/schemas/enums.ts";
import type { IssueTriggerConfigs } from "#lib/schemas/issue-trigger.ts";

const MINUTE_MS = 60_000;

export type FactRow = {
  type?: "delivery" | "transformation" | "request";
  resource_id: string;
  response_status?: number | null;
  error_code?: string | null;
  detail?: string | null;
  is_failure?: boolean;
  is_final?: boolean;
  count?: number;
  last_id?: string;
  event_id?: string | null;
};

/** Writes what a batch of deliveries, runs or requests leaves for issues, as of one moment. */
export async function insertFact(pool: Pool, projectId: string, fact: FactRow, at: Date) {
  const type = fact.type ?? "delivery";
  const id = fact.last_id ?? newId(ID_PREFIXES.attempt, at.getTime());
  await pool.query(
    `INSERT INTO issue_fact (project_id, type, resource_id, response_status, error_code, detail,
       is_failure, is_final, minute_at, count, first_at, last_at, first_id, last_id, event_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $12, $12, $13)`,
    [
      projectId,
      type,
      fact.resource_id,
      fact.response_status ?? null,
      fact.error_code ?? null,
      fact.detail ?? null,
      fact.is_failure ?? true,
      fact.is_final ?? true,
      new Date(Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS),
      fact.count ?? 1,
      at,
      id,
      fact.event_id ?? null,
    ],
  );
}

/** Adds a trigger, which is newer than those before. */
export async function insertTrigger(
  pool: Pool,
  projectId: string,
  type: IssueType,
  configs: IssueTriggerConfigs,
  more: { autoResolve?: object; disabledAt?: Date } = {},
): Promise<string> {
  const id = newId(ID_PREFIXES.issueTrigger, Date.now());
  await pool.query(
    `INSERT INTO issue_trigger (id, project_id, type, configs, auto_resolve, disabled_at)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [id, projectId, type, configs, more.autoResolve ?? null, more.disabledAt ?? null],
  );
  return id;
}
