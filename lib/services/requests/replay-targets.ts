import { AppError } from "#lib/errors.ts";
import type { RejectionCause } from "#lib/schemas/enums.ts";
import type { ReplayTargetInput } from "#lib/schemas/replay.ts";
import type { ServiceContext } from "../context.ts";

/** Where one new request goes: a source, and which of its connections. */
export type ReplayTarget = {
  sourceId: string;
  connectionIds: readonly string[];
  /** Set when nothing is to be routed: the request is made and rejected. */
  rejectionCause: RejectionCause | null;
};

type Reader = { projectId: string; db: Pick<ServiceContext["db"], "pool"> };

/**
 * Finds where to replay to. Named connections, each kept with its source; with a source named too, all of
 * them must be its own. A source alone means its active connections: one that has none gets a rejected
 * request. Throws NOT_FOUND, GONE for a deleted source, and UNPROCESSABLE.
 */
export async function replayTargets(
  ctx: Reader,
  { source_id: sourceId, webhook_ids: connectionIds }: ReplayTargetInput,
): Promise<ReplayTarget[]> {
  const isDisabled = sourceId !== undefined && (await readSource(ctx, sourceId));
  if (connectionIds) return targetsOf(ctx, connectionIds, sourceId);
  if (sourceId === undefined) return [];
  const { rows } = await ctx.db.pool.query<{ id: string }>(
    `SELECT id FROM connection WHERE source_id = $1 AND project_id = $2
       AND deleted_at IS NULL AND disabled_at IS NULL ORDER BY id`,
    [sourceId, ctx.projectId],
  );
  const active = rows.map((row) => row.id);
  const cause = isDisabled ? "SOURCE_DISABLED" : "NO_CONNECTION";
  return [{ sourceId, connectionIds: active, rejectionCause: active.length > 0 ? null : cause }];
}

/** Tells whether the source is disabled. */
async function readSource(ctx: Reader, id: string): Promise<boolean> {
  const { rows } = await ctx.db.pool.query<{ is_disabled: boolean; is_deleted: boolean }>(
    `SELECT disabled_at IS NOT NULL AS is_disabled, deleted_at IS NOT NULL AS is_deleted
     FROM source WHERE id = $1 AND project_id = $2`,
    [id, ctx.projectId],
  );
  if (!rows[0]) throw new AppError("NOT_FOUND", "Source not found", { id });
  if (rows[0].is_deleted) throw new AppError("GONE", "Source was deleted", { id });
  return rows[0].is_disabled;
}

async function targetsOf(
  ctx: Reader,
  connectionIds: readonly string[],
  sourceId: string | undefined,
): Promise<ReplayTarget[]> {
  const ids = [...new Set(connectionIds)].toSorted();
  const { rows } = await ctx.db.pool.query<{ id: string; source_id: string }>(
    `SELECT id, source_id FROM connection
     WHERE id = ANY($1) AND project_id = $2 AND deleted_at IS NULL`,
    [ids, ctx.projectId],
  );
  const sources = new Map(rows.map((row) => [row.id, row.source_id]));
  const targets = new Map<string, string[]>();
  for (const id of ids) {
    const owner = sources.get(id);
    if (!owner) throw new AppError("NOT_FOUND", "Connection not found", { id });
    if (sourceId !== undefined && owner !== sourceId) {
      const message = `Connection ${id} does not belong to source ${sourceId}.`;
      throw new AppError("UNPROCESSABLE", message, { field: "webhook_ids" });
    }
    targets.set(owner, [...(targets.get(owner) ?? []), id]);
  }
  return [...targets].map(([source, own]) => ({
    sourceId: source,
    connectionIds: own,
    rejectionCause: null,
  }));
}
