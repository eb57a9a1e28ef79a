"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type {
  createSavedViewContract,
  deleteSavedViewContract,
  listSavedViewsContract,
  updateSavedViewContract,
} from "#lib/contracts/saved-views.ts";
import type { SavedViewList, SavedViewModel } from "#lib/schemas/saved-view.ts";
import { request } from "./fetcher.ts";

const KEY = ["saved-views"];
const STALE_MS = 60_000;

/** The saved views of a list that the reader sees. */
export function useSavedViews(list: SavedViewList): readonly SavedViewModel[] {
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) =>
      request<typeof listSavedViewsContract>("GET /saved-views", { query: {}, signal }),
    staleTime: STALE_MS,
  });
  return data?.models.filter((view) => view.list === list) ?? [];
}

type NewView = Pick<SavedViewModel, "list" | "name" | "filters" | "columns" | "is_shared">;

export function useSaveView() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ list, name, filters, columns, is_shared }: NewView) =>
      request<typeof createSavedViewContract>("POST /saved-views", {
        body: { list, name, filters, columns, is_shared },
      }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: KEY }),
  });
}

export function useChangeView() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: { id: string } & Partial<Omit<NewView, "list">>) =>
      request<typeof updateSavedViewContract>("PUT /saved-views/{id}", { params: { id }, body }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: KEY }),
  });
}

export function useDeleteView() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      request<typeof deleteSavedViewContract>("DELETE /saved-views/{id}", { params: { id } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: KEY }),
  });
}
