import type { DestinationInput, DestinationModel } from "#lib/schemas/destination.ts";
import type { Destination, Prisma } from "../../../generated/prisma/client.ts";
import { changeConfiguration } from "../configuration/change-configuration.ts";
import type { ServiceContext } from "../context.ts";
import { presentDestination } from "./present-destination.ts";
import { addDestination, changeDestination, findDestinationByName } from "./save-destination.ts";

/** Creates the destination, or changes the one of that name, as part of a larger change. */
export async function upsertDestinationWithin(
  ctx: ServiceContext,
  tx: Prisma.TransactionClient,
  input: DestinationInput,
  path: readonly string[] = [],
): Promise<Destination> {
  const existing = await findDestinationByName(ctx, tx, input.name);
  return existing
    ? changeDestination(ctx, tx, existing, input, path)
    : addDestination(ctx, tx, input, path);
}

/** Creates the destination, or changes the one of that name. What the input does not name stays. */
export async function upsertDestination(
  ctx: ServiceContext,
  input: DestinationInput,
): Promise<DestinationModel> {
  const row = await changeConfiguration(ctx, (tx) => upsertDestinationWithin(ctx, tx, input));
  return presentDestination(ctx, row);
}
