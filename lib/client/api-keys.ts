import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type {
  createApiKeyContract,
  deleteApiKeyContract,
  listApiKeysContract,
} from "#lib/contracts/api-keys.ts";
import { getActiveProject } from "./active-project.ts";
import { request } from "./fetcher.ts";

/** The keys of the project of this tab. */
export function apiKeysOptions() {
  return queryOptions({
    queryKey: ["api-keys", "list"],
    queryFn: async ({ signal }) => {
      const endpoint = "GET /organizations/current/api-keys";
      const keys = await request<typeof listApiKeysContract>(endpoint, { signal });
      return keys.filter((key) => key.team_id === getActiveProject());
    },
  });
}

export function useCreateApiKey() {
  return useChange((label: string) =>
    request<typeof createApiKeyContract>("POST /organizations/current/api-keys", {
      body: { label, type: "project" },
    }),
  );
}

export function useDeleteApiKey() {
  return useChange((id: string) =>
    request<typeof deleteApiKeyContract>("DELETE /organizations/current/api-keys/{id}", {
      params: { id },
    }),
  );
}

function useChange<Input, Output>(mutationFn: (input: Input) => Promise<Output>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["api-keys"] }),
  });
}
