import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import type { getMeContract } from "#lib/contracts/accounts.ts";
import type {
  createApiKeyContract,
  deleteApiKeyContract,
  listApiKeysContract,
  rollApiKeyContract,
} from "#lib/contracts/api-keys.ts";
import type { apiKeyInput, apiKeyRollInput } from "#lib/schemas/api-key.ts";
import { getActiveProject } from "./active-project.ts";
import { request } from "./fetcher.ts";

/** The keys in force: of the project of this tab and its command lines, or of the organization. */
export function apiKeysOptions(kind: "project" | "organization") {
  return queryOptions({
    queryKey: ["api-keys", "list"],
    queryFn: ({ signal }) =>
      request<typeof listApiKeysContract>("GET /organizations/current/api-keys", { signal }),
    select: (keys) =>
      keys.filter((key) =>
        kind === "project" ? key.team_id === getActiveProject() : key.type === "organization",
      ),
  });
}

/** The projects of the organization that are open to the reader. */
export function ownProjectsOptions() {
  return queryOptions({
    queryKey: ["projects", "own"],
    queryFn: async ({ signal }) => {
      const me = await request<typeof getMeContract>("GET /me", { signal });
      return me.projects.filter((project) => project.organization_id === me.organization.id);
    },
  });
}

export function useCreateApiKey() {
  return useChange((body: z.input<typeof apiKeyInput>) =>
    request<typeof createApiKeyContract>("POST /organizations/current/api-keys", { body }),
  );
}

/** Replaces a key. Tells the new one, and until when the old one is good too: null when it is over. */
export function useRollApiKey() {
  return useChange(async ({ id, delay_sec }: { id: string } & z.input<typeof apiKeyRollInput>) => {
    const endpoint = "POST /organizations/current/api-keys/{id}/roll";
    const key = await request<typeof rollApiKeyContract>(endpoint, {
      params: { id },
      body: { delay_sec },
    });
    if (delay_sec === 0) return { key, oldEndsAt: null };
    const keys = await request<typeof listApiKeysContract>(
      "GET /organizations/current/api-keys",
      {},
    );
    return { key, oldEndsAt: keys.find((each) => each.id === id)?.expires_at ?? null };
  });
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
