import type { DestinationInput, DestinationModel } from "#lib/schemas/destination.ts";
import { changeConfiguration } from "../configuration/change-configuration.ts";
import type { ServiceContext } from "../context.ts";
import { presentDestination } from "./present-destination.ts";
import { addDestination, assertDestinationNameIsFree } from "./save-destination.ts";

/** Creates a destination. Throws RESOURCE_ALREADY_EXISTS when the name is taken. */
export async function createDestination(
  ctx: ServiceContext,
  input: DestinationInput,
): Promise<DestinationModel> {
  const row = await changeConfiguration(ctx, async (tx) => {
    await assertDestinationNameIsFree(ctx, tx, input.name);
    return addDestination(ctx, tx, input);
  });
  return presentDestination(ctx, row);
}
