import { z } from "zod";
import { dateFilter, nullableDateFilter, oneOrMany, resourceName } from "./common.ts";
import { requestData } from "./payload.ts";
import { replayEdit } from "./replay.ts";
import { pairPaginationQuery } from "./sort-pair.ts";
import { timestamp } from "./timestamp.ts";

const id = z.string().min(1).max(255);
const label = z.string().min(1).max(255);

export const bookmarkInput = z.strictObject({
  event_data_id: id,
  webhook_id: id,
  label,
  name: resourceName.nullish(),
});
export type BookmarkInput = z.output<typeof bookmarkInput>;

export const bookmarkChanges = bookmarkInput.partial().extend({
  /** What is other about the copy that it keeps. */
  data: replayEdit.optional(),
});
export type BookmarkChanges = z.output<typeof bookmarkChanges>;

export const bookmarkModel = z.object({
  id: z.string(),
  team_id: z.string(),
  webhook_id: z.string(),
  /** The request that was copied; retention may have taken it since. */
  event_data_id: z.string(),
  label: z.string(),
  alias: z.string().nullable(),
  last_used_at: timestamp.nullable(),
  updated_at: timestamp,
  created_at: timestamp,
  /** Not in lists. */
  data: requestData.optional(),
});
export type BookmarkModel = z.infer<typeof bookmarkModel>;

export const bookmarkFilter = z.object({
  id: oneOrMany(id).optional(),
  name: oneOrMany(resourceName).optional(),
  webhook_id: oneOrMany(id).optional(),
  event_data_id: oneOrMany(id).optional(),
  label: oneOrMany(label).optional(),
  last_used_at: nullableDateFilter.optional(),
  created_at: dateFilter.optional(),
  /** Looks for a part of the label, the name, the id, or the name of the connection. */
  search: z.string().min(1).max(155).optional(),
});
export type BookmarkFilter = z.output<typeof bookmarkFilter>;

export const bookmarkListQuery = bookmarkFilter.extend(pairPaginationQuery(["created_at"]));
export type BookmarkListQuery = z.output<typeof bookmarkListQuery>;
