import type { TransformationInput, TransformationModel } from "#lib/schemas/transformation.ts";
import type { Prisma, Transformation } from "../../../generated/prisma/client.ts";
import { changeConfiguration } from "../configuration/change-configuration.ts";
import type { ServiceContext } from "../context.ts";
import { presentTransformation } from "./present-transformation.ts";
import {
  addTransformation,
  changeTransformation,
  findTransformationByName,
} from "./save-transformation.ts";

/** Creates the transformation, or changes the one of that name, as part of a larger change. */
export async function upsertTransformationWithin(
  ctx: ServiceContext,
  tx: Prisma.TransactionClient,
  input: TransformationInput,
  path: readonly string[] = [],
): Promise<Transformation> {
  const existing = await findTransformationByName(ctx, tx, input.name);
  return existing
    ? changeTransformation(ctx, tx, existing, input, path)
    : addTransformation(ctx, tx, input, path);
}

/** Creates the transformation, or changes the one of that name. What the input does not name stays. */
export async function upsertTransformation(
  ctx: ServiceContext,
  input: TransformationInput,
): Promise<TransformationModel> {
  const row = await changeConfiguration(ctx, (tx) => upsertTransformationWithin(ctx, tx, input));
  return presentTransformation(ctx, row);
}
