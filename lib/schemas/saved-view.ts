import { z } from "zod";
import { booleanFilter } from "./common.ts";
import { timestamp } from "./timestamp.ts";

const MOST_FILTERS = 40;
const MOST_COLUMNS = 40;

/** What a view is of. */
export const savedViewList = z.enum(["events", "requests", "issues", "bookmarks"]);
export type SavedViewList = z.infer<typeof savedViewList>;

/** What stands in the address of the list, by its name there. */
const filters = z
  .record(z.string().min(1).max(64), z.string().max(2_000))
  .refine((values) => Object.keys(values).length <= MOST_FILTERS, {
    error: `must not have more than ${MOST_FILTERS} filters`,
  });
const columns = z.array(z.string().min(1).max(255)).max(MOST_COLUMNS);
const name = z.string().trim().min(1).max(60);

export const savedViewModel = z.object({
  id: z.string(),
  team_id: z.string(),
  list: savedViewList,
  name: z.string(),
  filters: z.record(z.string(), z.string()),
  /** Empty: the list's own columns. */
  columns: z.array(z.string()),
  /** Everybody of the project sees it; else only who made it does. */
  is_shared: z.boolean(),
  /** The caller made it. */
  is_own: z.boolean(),
  created_at: timestamp,
  updated_at: timestamp,
});
export type SavedViewModel = z.infer<typeof savedViewModel>;

export const savedViewListQuery = z.object({ list: savedViewList.optional() });

export const savedViewInput = z.strictObject({
  list: savedViewList,
  name,
  filters: filters.default({}),
  columns: columns.default([]),
  is_shared: booleanFilter.default(false),
});
export type SavedViewInput = z.output<typeof savedViewInput>;

export const savedViewChanges = z
  .strictObject({ name, filters, columns, is_shared: booleanFilter })
  .partial();
export type SavedViewChanges = z.output<typeof savedViewChanges>;
