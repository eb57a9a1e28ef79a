import type { DestinationChanges, DestinationModel } from "#lib/schemas/destination.ts";
import { changeConfiguration } from "../configuration/change-configuration.ts";
import type { ServiceContext } from "../context.ts";
import { findDestination } from "./find-destination.ts";
import { presentDestination } from "./present-destination.ts";
import { assertDestinationNameIsFree, changeDestination } from "./save-destination.ts";

/** Changes what the input names of a destination; the rest stays. */
export async function updateDestination(
  ctx: ServiceContext,
  input: DestinationChanges & { id: string },
): Promise<DestinationModel> {
  const { id, ...changes } = input;
  const row = await changeConfiguration(ctx, async (tx) => {
    const stored = await findDestination(ctx, tx, id);
    if (changes.name !== undefined && changes.name !== stored.name) {
      await assertDestinationNameIsFree(ctx, tx, changes.name);
    }
    return changeDestination(ctx, tx, stored, changes);
  });
  return presentDestination(ctx, row);
}
