import { queryOptions } from "@tanstack/react-query";
import type {
  getEventBulkRetryContract,
  getIgnoredEventBulkRetryContract,
  getRequestBulkRetryContract,
} from "#lib/contracts/bulk-operations.ts";
import type { IssueType } from "#lib/schemas/enums.ts";
import { request } from "./fetcher.ts";

const WATCH_MS = 1_000;

function fetchRetry(type: IssueType, id: string, signal: AbortSignal) {
  const call = { params: { id }, signal };
  if (type === "request") {
    return request<typeof getRequestBulkRetryContract>("GET /bulk/requests/retry/{id}", call);
  }
  if (type === "transformation") {
    return request<typeof getIgnoredEventBulkRetryContract>(
      "GET /bulk/ignored-events/retry/{id}",
      call,
    );
  }
  return request<typeof getEventBulkRetryContract>("GET /bulk/events/retry/{id}", call);
}

/** How far the operation is that sends again what an issue is about; looked at until it is over. */
export function issueRetryOptions(type: IssueType, id: string) {
  return queryOptions({
    queryKey: ["bulk", "issue-retry", id],
    queryFn: ({ signal }) => fetchRetry(type, id, signal),
    refetchInterval: ({ state }) => (state.data?.in_progress === false ? false : WATCH_MS),
  });
}
