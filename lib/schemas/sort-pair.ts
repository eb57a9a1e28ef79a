import { z } from "zod";
import { paginated, paginationQuery } from "./common.ts";

/** The query fields of a list that is sorted by one column, or by two with a direction each. */
export function pairPaginationQuery<const F extends readonly [string, ...string[]]>(orderBy: F) {
  const page = paginationQuery(orderBy);
  const [order, dir] = [page.order_by.unwrap(), page.dir.unwrap()];
  return {
    ...page,
    order_by: z.union([order, z.tuple([order, order])]).default(orderBy[0] as never),
    dir: z.union([dir, z.tuple([dir, dir])]).default("desc"),
  };
}

/** The answer of such a list: it says what it was sorted by as it was asked. */
export function pairPaginated<T extends z.ZodType>(model: T) {
  const page = paginated(model);
  const { pagination } = page.shape;
  return page.extend({
    pagination: pagination.extend({
      order_by: z.union([z.string(), z.array(z.string())]),
      dir: z.union([pagination.shape.dir, z.array(pagination.shape.dir)]),
    }),
  });
}
