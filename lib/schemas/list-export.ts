import { z } from "zod";
import { bookmarkListQuery } from "./bookmark.ts";
import { eventListQuery } from "./event.ts";
import { issueListQuery } from "./issue.ts";
import { requestListQuery } from "./request.ts";

const MOST_COLUMNS = 60;

const exported = {
  format: z.enum(["csv", "ndjson"]).default("csv"),
  columns: z
    .union([z.string().max(255), z.array(z.string().max(255)).min(1).max(MOST_COLUMNS)])
    .transform((given) => (Array.isArray(given) ? given : [given]))
    .optional()
    .describe("Columns of the list, or paths in payloads such as body.customer.id"),
};
const PAGE = { limit: true, next: true, prev: true } as const;
const LIST_ONLY = { ...PAGE, include: true, progressive: true } as const;

/** The filters of the list, and what is written of its rows. */
export const eventExportQuery = eventListQuery.omit(LIST_ONLY).extend(exported);
export type EventExportQuery = z.output<typeof eventExportQuery>;

export const requestExportQuery = requestListQuery.omit(LIST_ONLY).extend(exported);
export type RequestExportQuery = z.output<typeof requestExportQuery>;

/** Written in the order in which they were made: any other may change while it is written. */
export const issueExportQuery = issueListQuery
  .omit({ ...PAGE, order_by: true, dir: true })
  .extend(exported);
export type IssueExportQuery = z.output<typeof issueExportQuery>;

export const bookmarkExportQuery = bookmarkListQuery.omit(PAGE).extend(exported);
export type BookmarkExportQuery = z.output<typeof bookmarkExportQuery>;
