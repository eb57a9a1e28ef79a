import { isDeepStrictEqual } from "node:util";
import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import { AppError } from "#lib/errors.ts";
import type { TransformationChanges, TransformationInput } from "#lib/schemas/transformation.ts";
import type { Prisma, Transformation } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { assertCompiles } from "./assert-compiles.ts";
import { presentListedTransformation } from "./present-transformation.ts";
import { openEnv, sealEnv } from "./transformation-env.ts";

type Tx = Prisma.TransactionClient;

/** Finds the transformation of that name, deleted ones aside. */
export function findTransformationByName(ctx: ServiceContext, tx: Tx, name: string) {
  return tx.transformation.findFirst({
    where: { projectId: ctx.projectId, name, deletedAt: null },
  });
}

/** Throws RESOURCE_ALREADY_EXISTS when another transformation has that name. */
export async function assertTransformationNameIsFree(ctx: ServiceContext, tx: Tx, name: string) {
  const existing = await findTransformationByName(ctx, tx, name);
  if (!existing) return;
  const transformation = presentListedTransformation(existing);
  const data = { transformation };
  throw new AppError("RESOURCE_ALREADY_EXISTS", "A transformation has that name", data);
}

/** Keeps what the transformation is from now on. Rows of versions are never changed. */
async function addVersion(ctx: ServiceContext, tx: Tx, row: Transformation): Promise<void> {
  await tx.transformationVersion.create({
    data: {
      transformationId: row.id,
      version: row.version,
      projectId: row.projectId,
      code: row.code,
      env: row.env,
      createdById: ctx.actor.userId ?? ctx.actor.id,
      createdAt: row.updatedAt,
    },
  });
}

/**
 * Adds a transformation whose name is known to be free. Throws VALIDATION for code that does not compile;
 * `path` is where the input stands in what the caller sent.
 */
export async function addTransformation(
  ctx: ServiceContext,
  tx: Tx,
  input: TransformationInput,
  path: readonly string[] = [],
): Promise<Transformation> {
  assertCompiles(input.code, [...path, "code"]);
  const now = ctx.now();
  const id = newId(ID_PREFIXES.transformation, now.getTime());
  const { projectId } = ctx;
  const env = sealEnv(ctx, { id, projectId }, input.env ?? {});
  const { name, code } = input;
  const row = await tx.transformation.create({
    data: { id, projectId, name, code, env, createdAt: now, updatedAt: now },
  });
  await addVersion(ctx, tx, row);
  return row;
}

/**
 * Changes what the input names of a transformation; the rest stays. Other code or variables are a new
 * version. `path`: see `addTransformation`.
 */
export async function changeTransformation(
  ctx: ServiceContext,
  tx: Tx,
  stored: Transformation,
  input: TransformationChanges,
  path: readonly string[] = [],
): Promise<Transformation> {
  const { name, code = stored.code } = input;
  const env = input.env === undefined ? openEnv(ctx, stored) : (input.env ?? {});
  const hasNewCode = code !== stored.code;
  const hasNewEnv = !isDeepStrictEqual({ ...env }, openEnv(ctx, stored));
  if (hasNewCode) assertCompiles(code, [...path, "code"]);
  const row = await tx.transformation.update({
    where: { id: stored.id },
    data: {
      ...(name === undefined ? {} : { name }),
      ...(hasNewCode ? { code } : {}),
      ...(hasNewEnv ? { env: sealEnv(ctx, stored, env) } : {}),
      ...(hasNewCode || hasNewEnv ? { version: stored.version + 1 } : {}),
      updatedAt: ctx.now(),
    },
  });
  if (row.version !== stored.version) await addVersion(ctx, tx, row);
  return row;
}
