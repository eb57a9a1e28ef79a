import type { TransformationModel } from "#lib/schemas/transformation.ts";
import type { ServiceContext } from "../context.ts";
import { findTransformation } from "./find-transformation.ts";
import { presentTransformation } from "./present-transformation.ts";

/** Returns a transformation with its variables, masked for who may not see secrets. */
export async function getTransformation(
  ctx: ServiceContext,
  { id }: { id: string },
): Promise<TransformationModel> {
  return presentTransformation(ctx, await findTransformation(ctx, ctx.db.prisma, id));
}
