import { AppError } from "#lib/errors.ts";
import type { TransformationVersionModel } from "#lib/schemas/transformation.ts";
import type { ServiceContext } from "../context.ts";
import { findTransformation } from "./find-transformation.ts";
import { presentListedVersion } from "./present-version.ts";
import { shownEnv } from "./transformation-env.ts";

const NUMBER = /^[1-9]\d{0,8}$/;

/** Returns code and variables of a transformation as they were at a version. */
export async function getTransformationVersion(
  ctx: ServiceContext,
  input: { id: string; number: string },
): Promise<TransformationVersionModel> {
  const { id } = await findTransformation(ctx, ctx.db.prisma, input.id);
  const row = NUMBER.test(input.number)
    ? await ctx.db.prisma.transformationVersion.findFirst({
        where: { transformationId: id, version: Number(input.number), projectId: ctx.projectId },
      })
    : null;
  if (!row) {
    const data = { id, version: input.number };
    throw new AppError("NOT_FOUND", "Version not found", data);
  }
  return { ...presentListedVersion(row), code: row.code, env: shownEnv(ctx, { ...row, id }) };
}
