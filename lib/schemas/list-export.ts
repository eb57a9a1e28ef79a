import { z } from "zod";
import { eventListQuery } from "./event.ts";
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
const LIST_ONLY = {
  limit: true,
  next: true,
  prev: true,
  include: true,
  progressive: true,
} as const;

/** The filters of the list, and what is written of its rows. */
export const eventExportQuery = eventListQuery.omit(LIST_ONLY).extend(exported);
export type EventExportQuery = z.output<typeof eventExportQuery>;

export const requestExportQuery = requestListQuery.omit(LIST_ONLY).extend(exported);
export type RequestExportQuery = z.output<typeof requestExportQuery>;
