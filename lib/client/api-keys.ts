import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type {
  createApiKeyContract,
  deleteApiKeyContract,
  listApiKeysContract,
} from "#lib/contracts/api-keys.ts";
import { request } from "./fetcher.ts";

export function apiKeysOptions() {
  return queryOptions({
    queryKey: ["api-keys", "list"],
    queryFn: ({ signal }) => request<typeof listApiKeysContract>("GET /api-keys", { signal }),
  });
}

export function useCreateApiKey() {
  return useChange((label: string) =>
    request<typeof createApiKeyContract>("POST /api-keys", { body: { label } }),
  );
}

export function useDeleteApiKey() {
  return useChange((id: string) =>
    request<typeof deleteApiKeyContract>("DELETE /api-keys/{id}", { params: { id } }),
  );
}

function useChange<Input, Output>(mutationFn: (input: Input) => Promise<Output>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["api-keys"] }),
  });
}
