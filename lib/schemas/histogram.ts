import { z } from "zod";
import { wholeNumber } from "./common.ts";
import { eventFilter } from "./event.ts";
import { issueFilter } from "./issue.ts";
import { payloadSearch, searchProgress } from "./payload-search.ts";
import { requestFilter } from "./request.ts";
import { timestamp } from "./timestamp.ts";

const MAX_BUCKETS = 60;

const buckets = wholeNumber
  .pipe(z.int().min(1).max(MAX_BUCKETS))
  .default(MAX_BUCKETS)
  .describe(`How many buckets there may be: 1 to ${MAX_BUCKETS}`);

export const eventHistogramQuery = eventFilter.extend({ ...payloadSearch.shape, buckets });
export type EventHistogramQuery = z.output<typeof eventHistogramQuery>;

export const requestHistogramQuery = requestFilter.extend({ ...payloadSearch.shape, buckets });
export type RequestHistogramQuery = z.output<typeof requestHistogramQuery>;

export const issueHistogramQuery = issueFilter.extend({ buckets });
export type IssueHistogramQuery = z.output<typeof issueHistogramQuery>;

/** A list over time: how many rows came about in each bucket, by their status. */
export const histogramModel = z.object({
  /** Where the first bucket begins and the last one ends. */
  from: timestamp,
  to: timestamp,
  bucket_ms: z.int(),
  /** Every bucket of the range, empty ones too. */
  buckets: z.array(z.object({ start: timestamp, counts: z.record(z.string(), z.int()) })),
  total: z.int(),
  /** Null: all was counted. Else only what came about since then, the newest, was. */
  counted_from: timestamp.nullable(),
  search: searchProgress.optional(),
});
export type HistogramModel = z.infer<typeof histogramModel>;
