import type { z } from "zod";
import type {
  countIssuesContract,
  countIssuesOverTimeContract,
  listIssuesContract,
} from "#lib/contracts/issues.ts";
import type { IssueWithDataModel } from "#lib/schemas/issue.ts";
import { request } from "./fetcher.ts";
import { PAGE_SIZE } from "./list-page.ts";
import { type ListRequest, listKey } from "./lists/list-request.ts";
import { type ApiQuery, toApiQuery } from "./lists/to-api-query.ts";
import type { CountSource } from "./lists/use-count.ts";
import type { HistogramSource } from "./lists/use-histogram.ts";
import { rangeFilter } from "./time-range.ts";
import type { ListSource } from "./use-live-list.ts";

type IssueQuery = z.input<typeof listIssuesContract.query>;

/** What stands in the way of an issue being listed is let in, or alone wanted. */
const DISMISSED: Record<string, unknown> = { true: { all: true }, only: { any: true } };
const SNOOZED: Record<string, unknown> = { true: undefined, only: true };

/** The fields of the list are held to the contract by a test; here they are only read. */
function asIssueQuery(query: ApiQuery): IssueQuery {
  return query as IssueQuery;
}

/** Turns what is wanted of issues into what the API is asked. Snoozed ones are left out unless wanted. */
export function issueQuery(
  { fields, values, range, text }: ListRequest,
  nowMs: number,
): IssueQuery {
  const { dismissed = "", snoozed = "", ...others } = values;
  const search = text.trim();
  return asIssueQuery({
    ...toApiQuery(fields, others, nowMs),
    occurred_at: rangeFilter(range, null, nowMs),
    dismissed_at: DISMISSED[dismissed],
    snoozed: snoozed in SNOOZED ? SNOOZED[snoozed] : false,
    ...(search ? { search } : {}),
  });
}

/** Where the list of issues comes from, in the order that is asked for. */
export function issueList(wanted: ListRequest): ListSource<IssueWithDataModel> {
  return {
    queryKey: ["issues", "list", listKey(wanted)],
    fetchPage: ({ next }, signal) => {
      const order = asIssueQuery({ order_by: wanted.sort ?? "last_seen_at", dir: "desc" });
      const query = { ...issueQuery(wanted, Date.now()), ...order, limit: PAGE_SIZE, next };
      return request<typeof listIssuesContract>("GET /issues", { query, signal });
    },
    isReordered: true,
  };
}

/** How often the issues of a list occurred when. */
export function issueHistogram(wanted: ListRequest): HistogramSource {
  return {
    queryKey: ["issues", "histogram", listKey({ ...wanted, sort: null })],
    fetchHistogram: (signal) =>
      request<typeof countIssuesOverTimeContract>("GET /issues/histogram", {
        query: issueQuery(wanted, Date.now()),
        signal,
      }),
  };
}

export function issueCount(wanted: ListRequest): CountSource {
  return {
    queryKey: ["issues", "count", listKey({ ...wanted, sort: null })],
    fetchCount: (signal) =>
      request<typeof countIssuesContract>("GET /issues/count", {
        query: issueQuery(wanted, Date.now()),
        signal,
      }),
  };
}
