import type { ServiceContext } from "#lib/services/context.ts";
import { deliveryFactsSql } from "#lib/services/issues/delivery-facts.ts";
import { foldIssues } from "#lib/services/issues/fold-issues.ts";

const FAILED_ATTEMPTS = `
  SELECT a.project_id, e.connection_id, a.event_id, a.id AS attempt_id, a.status, a.response_status,
    a.error_code, e.next_attempt_at IS NULL AS is_final, a.created_at
  FROM attempt a JOIN event e ON e.id = a.event_id
  WHERE a.project_id = $1 AND e.source_id = ANY($2) AND a.status = 'FAILED'`;

/**
 * Makes issues of what failed in the week, as the worker does with what fails now. Rejected requests and runs
 * of code were told of when they were written.
 */
export async function tellIssues(ctx: ServiceContext, sourceIds: string[]): Promise<number> {
  const { pool } = ctx.db;
  await pool.query(`WITH seen AS (${FAILED_ATTEMPTS}) ${deliveryFactsSql("seen", null)}`, [
    ctx.projectId,
    sourceIds,
  ]);
  await foldIssues(pool, ctx.queue, ctx.now);
  return ctx.db.prisma.issue.count({ where: { projectId: ctx.projectId } });
}
