import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type {
  createBookmarkContract,
  deleteBookmarkContract,
  getBookmarkContract,
  getBookmarkRawBodyContract,
  listBookmarksContract,
  revealBookmarkContract,
  triggerBookmarkContract,
  updateBookmarkContract,
} from "#lib/contracts/bookmarks.ts";
import type { BookmarkChanges, BookmarkInput, BookmarkModel } from "#lib/schemas/bookmark.ts";
import type { ReplayInput } from "#lib/schemas/replay.ts";
import { BODY_KEPT_MS } from "./body-kept.ts";
import { request } from "./fetcher.ts";
import { fetchAll } from "./list-page.ts";

const KEY = ["bookmarks"];

/** All bookmarks of the project, newest first. */
export function bookmarksOptions() {
  return queryOptions({
    queryKey: [...KEY, "list"],
    queryFn: ({ signal }) =>
      fetchAll((page) =>
        request<typeof listBookmarksContract>("GET /bookmarks", { query: page, signal }),
      ),
  });
}

export function bookmarkOptions(id: string) {
  return queryOptions({
    queryKey: [...KEY, "detail", id],
    queryFn: ({ signal }) =>
      request<typeof getBookmarkContract>("GET /bookmarks/{id}", { params: { id }, signal }),
  });
}

/** The body that a bookmark holds. Unlike those of events it can change. */
export function bookmarkBodyOptions(id: string) {
  return queryOptions({
    queryKey: [...KEY, "body", id],
    queryFn: ({ signal }) =>
      request<typeof getBookmarkRawBodyContract>("GET /bookmarks/{id}/raw_body", {
        params: { id },
        signal,
      }),
    gcTime: BODY_KEPT_MS,
  });
}

/** Fetches a bookmark with its secrets; the audit log notes who looked. */
export function revealBookmark(id: string): Promise<BookmarkModel> {
  return request<typeof revealBookmarkContract>("POST /bookmarks/{id}/reveal", { params: { id } });
}

export function deleteBookmark(id: string) {
  return request<typeof deleteBookmarkContract>("DELETE /bookmarks/{id}", { params: { id } });
}

export function useCreateBookmark() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: BookmarkInput) =>
      request<typeof createBookmarkContract>("POST /bookmarks", { body }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: KEY }),
  });
}

export function useUpdateBookmark() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, body }: { id: string; body: BookmarkChanges }) =>
      request<typeof updateBookmarkContract>("PUT /bookmarks/{id}", { params: { id }, body }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: KEY }),
  });
}

/** Sends what a bookmark holds, changed or not, and answers the new events. */
export function useTriggerBookmark() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, body }: { id: string; body: ReplayInput }) =>
      request<typeof triggerBookmarkContract>("POST /bookmarks/{id}/trigger", {
        params: { id },
        body,
      }),
    onSettled: () => {
      for (const key of ["bookmarks", "events", "requests"]) {
        void queryClient.invalidateQueries({ queryKey: [key] });
      }
    },
  });
}
