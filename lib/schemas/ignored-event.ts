import { z } from "zod";
import { oneOrMany } from "./common.ts";
import { ignoredCause } from "./enums.ts";
import { pairPaginationQuery } from "./sort-pair.ts";
import { timestamp } from "./timestamp.ts";

const DEFAULT_PAGE_SIZE = 250;

export const ignoredEventModel = z.object({
  id: z.string(),
  team_id: z.string(),
  webhook_id: z.string(),
  cause: ignoredCause,
  request_id: z.string(),
  meta: z.unknown().optional(),
  created_at: timestamp,
});
export type IgnoredEventModel = z.infer<typeof ignoredEventModel>;

const page = pairPaginationQuery(["id", "created_at"]);

export const ignoredEventListQuery = z.object({
  id: oneOrMany(z.string().max(255)).optional(),
  ...page,
  limit: page.limit.unwrap().default(DEFAULT_PAGE_SIZE),
  dir: page.dir.unwrap().default("asc"),
});
export type IgnoredEventListQuery = z.output<typeof ignoredEventListQuery>;
