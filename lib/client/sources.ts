import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import type {
  createSourceContract,
  deleteSourceContract,
  disableSourceContract,
  enableSourceContract,
  getSourceContract,
  listSourcesContract,
  updateSourceContract,
} from "#lib/contracts/sources.ts";
import { request } from "./fetcher.ts";
import { fetchAll } from "./list-page.ts";

export type SourceBody = z.input<(typeof createSourceContract)["body"]>;

/** All sources of the project, the disabled ones included. */
export function sourcesOptions() {
  return queryOptions({
    queryKey: ["sources", "list"],
    queryFn: ({ signal }) =>
      fetchAll((page) =>
        request<typeof listSourcesContract>("GET /sources", {
          query: { ...page, disabled: true },
          signal,
        }),
      ),
  });
}

export function sourceOptions(id: string) {
  return queryOptions({
    queryKey: ["sources", "detail", id],
    queryFn: ({ signal }) =>
      request<typeof getSourceContract>("GET /sources/{id}", { params: { id }, signal }),
  });
}

export function useCreateSource() {
  return useChange((body: SourceBody) =>
    request<typeof createSourceContract>("POST /sources", { body }),
  );
}

export function useUpdateSource(id: string) {
  return useChange((body: Partial<SourceBody>) =>
    request<typeof updateSourceContract>("PUT /sources/{id}", { params: { id }, body }),
  );
}

export function useToggleSource(id: string) {
  return useChange((isEnabled: boolean) =>
    request<typeof enableSourceContract | typeof disableSourceContract>(
      `PUT /sources/{id}/${isEnabled ? "enable" : "disable"}`,
      { params: { id } },
    ),
  );
}

export function useDeleteSource() {
  return useChange((id: string) =>
    request<typeof deleteSourceContract>("DELETE /sources/{id}", { params: { id } }),
  );
}

/** A change of a source also changes the connections that it is part of. */
function useChange<Input, Output>(mutationFn: (input: Input) => Promise<Output>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: async () => {
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ["sources"] }),
        queryClient.invalidateQueries({ queryKey: ["connections"] }),
      ]);
    },
  });
}
