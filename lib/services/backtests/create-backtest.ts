import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import { AppError } from "#lib/errors.ts";
import type { BacktestInput, BacktestModel } from "#lib/schemas/backtest.ts";
import type { Rule } from "#lib/schemas/rule.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import { findConnection } from "../connections/find-connection.ts";
import type { ServiceContext } from "../context.ts";
import { runSql } from "../lists/run-sql.ts";
import { validationError } from "../parse-input.ts";
import { assertCompiles } from "../transformations/assert-compiles.ts";
import { findTransformation } from "../transformations/find-transformation.ts";
import { openEnv } from "../transformations/transformation-env.ts";
import {
  type Baseline,
  type Candidate,
  type PlannedConnection,
  sealCandidate,
  transformationIds,
} from "./backtest-plan.ts";
import { presentBacktest } from "./present-backtest.ts";

/** Of a transformation that many connections use, those that changed last are tried. */
export const MAX_CONNECTIONS = 10;
/** Of a project, at the same time. */
const MAX_RUNNING = 20;

type Planned = { connections: PlannedConnection[]; candidate: Candidate };

/** A transformation that a rule would bring along is not there yet: nothing could be run. */
function assertNamed(rules: readonly Rule[]) {
  const index = rules.findIndex((rule) => rule.type === "transform" && !rule.transformation_id);
  if (index < 0) return;
  throw validationError([`rules[${index}].transformation_id is required: save it before`]);
}

async function planRules(ctx: ServiceContext, id: string, rules: Rule[]): Promise<Planned> {
  assertNamed(rules);
  const { sourceId, rules: current } = await findConnection(ctx, ctx.db.prisma, id);
  const connections = [{ id, sourceId, rules: current as unknown as Rule[] }];
  return { connections, candidate: { rules } };
}

async function planCode(
  ctx: ServiceContext,
  id: string,
  { code, env }: { code: string; env?: Record<string, string> | undefined },
): Promise<Planned> {
  const stored = await findTransformation(ctx, ctx.db.prisma, id);
  assertCompiles(code, ["code"]);
  const used = JSON.stringify([{ type: "transform", transformation_id: id }]);
  const connections = await runSql<PlannedConnection>(
    ctx.db.pool,
    Prisma.sql`SELECT id, source_id AS "sourceId", rules FROM connection
      WHERE project_id = ${ctx.projectId} AND deleted_at IS NULL AND rules @> ${used}::jsonb
      ORDER BY updated_at DESC, id LIMIT ${MAX_CONNECTIONS}`,
  );
  if (connections.length === 0) {
    const message = "No connection uses the transformation, so there are no requests to try it on.";
    throw new AppError("UNPROCESSABLE", message, { field: "transformation_id" });
  }
  const candidate = { transformationId: id, code, env: env ?? openEnv(ctx, stored) };
  return { connections, candidate };
}

/** Pins the version of everything that either side runs. */
async function pinTransformations(ctx: ServiceContext, ids: string[]) {
  const rows = await ctx.db.prisma.transformation.findMany({
    where: { id: { in: ids }, projectId: ctx.projectId, deletedAt: null },
    select: { id: true, name: true, version: true },
  });
  return Object.fromEntries(rows.map(({ id, name, version }) => [id, { name, version }]));
}

/** The last accepted requests of the sources. Each source is read by its own index. */
async function lastRequests(ctx: ServiceContext, sourceIds: string[], limit: number) {
  const rows = await runSql<{ id: string }>(
    ctx.db.pool,
    Prisma.sql`SELECT r.id FROM unnest(${sourceIds}::text[]) AS s (id) CROSS JOIN LATERAL (
        SELECT id FROM request WHERE project_id = ${ctx.projectId} AND source_id = s.id
          AND rejection_cause IS NULL ORDER BY id DESC LIMIT ${limit}) r
      ORDER BY r.id DESC LIMIT ${limit}`,
  );
  return rows.map(({ id }) => id);
}

async function assertRoom(ctx: ServiceContext) {
  const running = await ctx.db.prisma.backtest.count({
    where: { projectId: ctx.projectId, completedAt: null, cancelledAt: null },
  });
  if (running < MAX_RUNNING) return;
  const message = `${MAX_RUNNING} backtests of this project are running. Cancel one, or wait.`;
  throw new AppError("UNPROCESSABLE", message);
}

/**
 * Begins to try changed rules or code on the last requests of their sources, beside what is in force now. A
 * row and its ticket: the worker does the rest. The oldest request is tried first, so that duplicates are
 * found as they came.
 */
export async function createBacktest(
  ctx: ServiceContext,
  input: BacktestInput,
): Promise<BacktestModel> {
  const { webhook_id: connectionId, transformation_id: transformationId, limit } = input;
  const { connections, candidate } =
    connectionId === undefined
      ? await planCode(ctx, transformationId ?? "", { code: input.code ?? "", env: input.env })
      : await planRules(ctx, connectionId, input.rules ?? []);
  await assertRoom(ctx);
  const rules = [
    ...connections.flatMap((each) => each.rules),
    ...("rules" in candidate ? candidate.rules : []),
  ];
  const baseline: Baseline = {
    connections,
    transformations: await pinTransformations(ctx, transformationIds(rules)),
  };
  const sourceIds = [...new Set(connections.map((each) => each.sourceId))];
  const requestIds = (await lastRequests(ctx, sourceIds, limit)).reverse();
  const now = ctx.now();
  const id = newId(ID_PREFIXES.backtest, now.getTime());
  const row = await ctx.db.prisma.backtest.create({
    data: {
      id,
      projectId: ctx.projectId,
      connectionId: connectionId ?? null,
      transformationId: transformationId ?? null,
      candidate: sealCandidate(ctx.secretBox, { id, projectId: ctx.projectId }, candidate),
      baseline: baseline as unknown as Prisma.InputJsonValue,
      requestIds,
      hasDeduplicate: rules.some(({ type }) => type === "deduplicate"),
      createdAt: now,
      updatedAt: now,
      completedAt: requestIds.length === 0 ? now : null,
    },
  });
  if (requestIds.length > 0) await ctx.queue.send("backtest.run", [{ data: { backtestId: id } }]);
  return presentBacktest(row);
}
