import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { countRows } from "../lists/read-rows.ts";
import { type SourceFilter, sourceCondition } from "./list-sources.ts";

/** Counts sources, disabled ones only when they are asked for. */
export function countSources(
  ctx: ServiceContext,
  filter: SourceFilter,
): Promise<{ count: number }> {
  return countRows(ctx, Prisma.sql`source t`, sourceCondition(ctx, filter));
}
