import type { TransformationInput, TransformationModel } from "#lib/schemas/transformation.ts";
import { changeConfiguration } from "../configuration/change-configuration.ts";
import type { ServiceContext } from "../context.ts";
import { presentTransformation } from "./present-transformation.ts";
import { addTransformation, assertTransformationNameIsFree } from "./save-transformation.ts";

/** Creates a transformation. Throws RESOURCE_ALREADY_EXISTS when the name is taken. */
export async function createTransformation(
  ctx: ServiceContext,
  input: TransformationInput,
): Promise<TransformationModel> {
  const row = await changeConfiguration(ctx, async (tx) => {
    await assertTransformationNameIsFree(ctx, tx, input.name);
    return addTransformation(ctx, tx, input);
  });
  return presentTransformation(ctx, row);
}
