import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { countRows } from "../lists/read-rows.ts";
import { type DestinationFilter, destinationCondition } from "./list-destinations.ts";

/** Counts destinations, disabled ones only when they are asked for. */
export function countDestinations(
  ctx: ServiceContext,
  filter: DestinationFilter,
): Promise<{ count: number }> {
  return countRows(ctx, Prisma.sql`destination t`, destinationCondition(ctx, filter));
}
