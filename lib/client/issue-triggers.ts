import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type {
  createIssueTriggerContract,
  deleteIssueTriggerContract,
  disableIssueTriggerContract,
  enableIssueTriggerContract,
  getIssueTriggerContract,
  listIssueTriggersContract,
  previewIssueTriggerContract,
  updateIssueTriggerContract,
} from "#lib/contracts/issue-triggers.ts";
import type { listTransformationsContract } from "#lib/contracts/transformations.ts";
import type { IssueTriggerInput, IssueTriggerPreviewInput } from "#lib/schemas/issue-trigger.ts";
import { request } from "./fetcher.ts";
import { fetchAll } from "./list-page.ts";

const KEY = "issue-triggers";

export function issueTriggersOptions() {
  return queryOptions({
    queryKey: [KEY, "all"],
    queryFn: ({ signal }) =>
      fetchAll((page) =>
        request<typeof listIssueTriggersContract>("GET /issue-triggers", { query: page, signal }),
      ),
  });
}

export function issueTriggerOptions(id: string) {
  return queryOptions({
    queryKey: [KEY, "detail", id],
    queryFn: ({ signal }) =>
      request<typeof getIssueTriggerContract>("GET /issue-triggers/{id}", {
        params: { id },
        signal,
      }),
  });
}

/** What a trigger would watch if it were saved so. */
export function triggerPreviewOptions(body: IssueTriggerPreviewInput) {
  return queryOptions({
    queryKey: [KEY, "preview", body],
    queryFn: ({ signal }) =>
      request<typeof previewIssueTriggerContract>("POST /issue-triggers/preview", {
        body,
        signal,
      }),
    placeholderData: keepPreviousData,
    retry: false,
  });
}

/** The names of all transformations, by id. */
export function transformationNamesOptions() {
  return queryOptions({
    queryKey: ["transformations", "names"],
    queryFn: async ({ signal }) => {
      const rows = await fetchAll((page) =>
        request<typeof listTransformationsContract>("GET /transformations", {
          query: page,
          signal,
        }),
      );
      return new Map(rows.map(({ id, name }) => [id, name]));
    },
  });
}

function useTriggerMutation<Input, Output>(mutationFn: (input: Input) => Promise<Output>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: [KEY] }),
        queryClient.invalidateQueries({ queryKey: ["issues"] }),
      ]),
  });
}

/** Creates a trigger, or changes the one that is named. */
export function useSaveIssueTrigger() {
  return useTriggerMutation(({ id, body }: { id: string | null; body: IssueTriggerInput }) => {
    if (id === null) {
      return request<typeof createIssueTriggerContract>("POST /issue-triggers", { body });
    }
    const { type: _, ...changes } = body;
    return request<typeof updateIssueTriggerContract>("PUT /issue-triggers/{id}", {
      params: { id },
      body: changes,
    });
  });
}

export function useSwitchIssueTrigger() {
  return useTriggerMutation(({ id, isOn }: { id: string; isOn: boolean }) => {
    const call = { params: { id } };
    return isOn
      ? request<typeof enableIssueTriggerContract>("PUT /issue-triggers/{id}/enable", call)
      : request<typeof disableIssueTriggerContract>("PUT /issue-triggers/{id}/disable", call);
  });
}

export function useDeleteIssueTrigger() {
  return useTriggerMutation((id: string) =>
    request<typeof deleteIssueTriggerContract>("DELETE /issue-triggers/{id}", { params: { id } }),
  );
}
