import { type QueryClient, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import type {
  countBookmarksContract,
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
import { PAGE_SIZE } from "./list-page.ts";
import { filterQuery, type ListRequest, listKey } from "./lists/list-request.ts";
import type { CountSource } from "./lists/use-count.ts";
import type { ListSource } from "./use-live-list.ts";

const KEY = ["bookmarks"];

/** What is about to be deleted unless that is undone: out of sight until then. */
const leaving = new Set<string>();

/** Takes bookmarks out of the list, or lets them in again. The server knows nothing of it. */
export function hideBookmarks(ids: readonly string[], isHidden: boolean): void {
  for (const id of ids) {
    if (isHidden) leaving.add(id);
    else leaving.delete(id);
  }
}

/** Turns what is wanted of bookmarks into what the API is asked, for a list that ends at `until`. */
export function bookmarkQuery(wanted: ListRequest, until: string | null) {
  const search = wanted.text.trim();
  // The fields of the list are held to the contract by a test; here they are only read.
  return { ...filterQuery(wanted, until, Date.now()), ...(search ? { search } : {}) } as z.input<
    typeof countBookmarksContract.query
  >;
}

/** Where the list of bookmarks comes from, newest first. */
export function bookmarkList(wanted: ListRequest): ListSource<BookmarkModel> {
  return {
    queryKey: [...KEY, "list", listKey(wanted)],
    fetchPage: async ({ until, next }, signal) => {
      const query = { ...bookmarkQuery(wanted, until), limit: PAGE_SIZE, next };
      const page = await request<typeof listBookmarksContract>("GET /bookmarks", { query, signal });
      return { ...page, models: page.models.filter(({ id }) => !leaving.has(id)) };
    },
  };
}

export function bookmarkCount(wanted: ListRequest): CountSource {
  return {
    queryKey: [...KEY, "count", listKey(wanted)],
    fetchCount: async (signal) => {
      const query = bookmarkQuery(wanted, null);
      const call = { query, signal };
      const { count } = await request<typeof countBookmarksContract>("GET /bookmarks/count", call);
      return { count: Math.max(0, count - leaving.size) };
    },
  };
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
export function triggerBookmark({ id, body }: { id: string; body: ReplayInput }) {
  return request<typeof triggerBookmarkContract>("POST /bookmarks/{id}/trigger", {
    params: { id },
    body,
  });
}

/** Fetches anew what sending a bookmark changes. */
export function refreshAfterSending(queryClient: QueryClient): void {
  for (const key of ["bookmarks", "events", "requests"]) {
    void queryClient.invalidateQueries({ queryKey: [key] });
  }
}

export function useTriggerBookmark() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: triggerBookmark,
    onSettled: () => refreshAfterSending(queryClient),
  });
}
