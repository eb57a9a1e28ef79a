import { useMutation, useQueryClient } from "@tanstack/react-query";
import type {
  createIssueCommentContract,
  deleteIssueCommentContract,
  updateIssueCommentContract,
} from "#lib/contracts/issues.ts";
import { request } from "./fetcher.ts";

/** Adds a comment, or changes the one that is named. */
export function useSaveComment(issueId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, body }: { id: string | null; body: string }) =>
      id === null
        ? request<typeof createIssueCommentContract>("POST /issues/{id}/comments", {
            params: { id: issueId },
            body: { body },
          })
        : request<typeof updateIssueCommentContract>("PUT /issues/{id}/comments/{comment_id}", {
            params: { id: issueId, comment_id: id },
            body: { body },
          }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["issues", "activity", issueId] }),
  });
}

export function useDeleteComment(issueId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      request<typeof deleteIssueCommentContract>("DELETE /issues/{id}/comments/{comment_id}", {
        params: { id: issueId, comment_id: id },
      }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["issues", "activity", issueId] }),
  });
}
