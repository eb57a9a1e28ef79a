import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { listEventsContract } from "#lib/contracts/events.ts";
import type {
  assignIssueContract,
  countIssueOccurrencesContract,
  countIssuesContract,
  dismissIssueContract,
  getIssueContract,
  listIssueActivityContract,
  listIssuePeopleContract,
  retryIssueContract,
  snoozeIssueContract,
  updateIssueContract,
} from "#lib/contracts/issues.ts";
import type { listRequestsContract } from "#lib/contracts/requests.ts";
import type { IssueStatus } from "#lib/schemas/enums.ts";
import type { IssueModel } from "#lib/schemas/issue.ts";
import { request } from "./fetcher.ts";

export function issueOptions(id: string) {
  return queryOptions({
    queryKey: ["issues", "detail", id],
    queryFn: ({ signal }) =>
      request<typeof getIssueContract>("GET /issues/{id}", { params: { id }, signal }),
  });
}

/** How many issues are open and not snoozed: what the navigation says. */
export function openIssueCountOptions() {
  return queryOptions({
    queryKey: ["issues", "open-count"],
    queryFn: async ({ signal }) => {
      const query = { status: "OPENED" as const, snoozed: false };
      const { count } = await request<typeof countIssuesContract>("GET /issues/count", {
        query,
        signal,
      });
      return count;
    },
  });
}

export type OccurrenceRange = { startMs: number; endMs: number; stepS: number };

/** How often issues occurred over time, by their ids. */
export function occurrencesOptions(ids: readonly string[], range: OccurrenceRange) {
  return queryOptions({
    queryKey: ["issues", "occurrences", ids, range],
    queryFn: async ({ signal }) => {
      const { models } = await request<typeof countIssueOccurrencesContract>(
        "GET /issues/occurrences",
        {
          query: {
            issue_id: [...ids],
            start: new Date(range.startMs).toISOString(),
            end: new Date(range.endMs).toISOString(),
            step_s: range.stepS,
          },
          signal,
        },
      );
      return new Map(models.map(({ issue_id: id, points }) => [id, points]));
    },
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
  });
}

export function issueActivityOptions(id: string) {
  return queryOptions({
    queryKey: ["issues", "activity", id],
    queryFn: async ({ signal }) => {
      const call = { params: { id }, signal };
      const { models } = await request<typeof listIssueActivityContract>(
        "GET /issues/{id}/activity",
        call,
      );
      return models;
    },
  });
}

/** Who issues can be assigned to. */
export function issuePeopleOptions() {
  return queryOptions({
    queryKey: ["issues", "people"],
    queryFn: async ({ signal }) => {
      const { models } = await request<typeof listIssuePeopleContract>("GET /issues/people", {
        signal,
      });
      return models;
    },
  });
}

const SHOWN = 50;

/** The events that are affected now, the newest first. */
export function issueEventsOptions(id: string) {
  return queryOptions({
    queryKey: ["events", "of-issue", id],
    queryFn: ({ signal }) =>
      request<typeof listEventsContract>("GET /events", {
        query: { issue_id: id, limit: SHOWN },
        signal,
      }),
  });
}

/** The requests that were turned away like that since the issue was first seen. */
export function issueRequestsOptions(issue: Extract<IssueModel, { type: "request" }>) {
  const { source_id, rejection_cause } = issue.aggregation_keys;
  const query = { source_id, rejection_cause, created_at: { gte: issue.first_seen_at } };
  return queryOptions({
    queryKey: ["requests", "of-issue", issue.id],
    queryFn: ({ signal }) =>
      request<typeof listRequestsContract>("GET /requests", {
        query: { ...query, limit: SHOWN },
        signal,
      }),
  });
}

function useIssueMutation<Input, Output>(mutationFn: (input: Input) => Promise<Output>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["issues"] }),
  });
}

export function setIssueStatus({ id, status }: { id: string; status: IssueStatus }) {
  return request<typeof updateIssueContract>("PUT /issues/{id}", {
    params: { id },
    body: { status },
  });
}

export function dismissIssue(id: string) {
  return request<typeof dismissIssueContract>("DELETE /issues/{id}", { params: { id } });
}

export function assignIssue({ id, userId }: { id: string; userId: string | null }) {
  return request<typeof assignIssueContract>("PUT /issues/{id}/assignee", {
    params: { id },
    body: { user_id: userId },
  });
}

export const useSetIssueStatus = () => useIssueMutation(setIssueStatus);
export const useDismissIssue = () => useIssueMutation(dismissIssue);
export const useAssignIssue = () => useIssueMutation(assignIssue);

export type SnoozeInput = { until?: string; occurrences?: number };

export function useSnoozeIssue() {
  return useIssueMutation(({ id, ...body }: SnoozeInput & { id: string }) =>
    request<typeof snoozeIssueContract>("PUT /issues/{id}/snooze", { params: { id }, body }),
  );
}

/** Sends again what an issue is about and resolves it. */
export function useRetryIssue() {
  return useIssueMutation((id: string) =>
    request<typeof retryIssueContract>("POST /issues/{id}/retry", { params: { id }, body: {} }),
  );
}
