import type { TransformationChanges, TransformationModel } from "#lib/schemas/transformation.ts";
import { changeConfiguration } from "../configuration/change-configuration.ts";
import type { ServiceContext } from "../context.ts";
import { findTransformation } from "./find-transformation.ts";
import { presentTransformation } from "./present-transformation.ts";
import { assertTransformationNameIsFree, changeTransformation } from "./save-transformation.ts";

/** Changes what the input names of a transformation; the rest stays. */
export async function updateTransformation(
  ctx: ServiceContext,
  input: TransformationChanges & { id: string },
): Promise<TransformationModel> {
  const { id, ...changes } = input;
  const row = await changeConfiguration(ctx, async (tx) => {
    const stored = await findTransformation(ctx, tx, id);
    if (changes.name !== undefined && changes.name !== stored.name) {
      await assertTransformationNameIsFree(ctx, tx, changes.name);
    }
    return changeTransformation(ctx, tx, stored, changes);
  });
  return presentTransformation(ctx, row);
}
