import type { ServiceContext } from "../context.ts";
import { countRows } from "../lists/read-rows.ts";
import {
  TRANSFORMATIONS,
  type TransformationFilter,
  transformationCondition,
} from "./list-transformations.ts";

export function countTransformations(
  ctx: ServiceContext,
  filter: TransformationFilter,
): Promise<{ count: number }> {
  return countRows(ctx, TRANSFORMATIONS, transformationCondition(ctx, filter));
}
