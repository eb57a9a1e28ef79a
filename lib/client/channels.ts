import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type {
  createChannelContract,
  deleteChannelContract,
  listChannelSendsContract,
  listChannelsContract,
  rollChannelSecretContract,
  testChannelContract,
  updateChannelContract,
} from "#lib/contracts/channels.ts";
import type { ChannelChanges } from "#lib/schemas/channel.ts";
import { type ContractCall, request } from "./fetcher.ts";

const MOST = 255;

/** All channels of the project: there are never many. */
export function channelsOptions() {
  return queryOptions({
    queryKey: ["channels", "list"],
    queryFn: async ({ signal }) => {
      const query = { limit: MOST, dir: "asc" } as const;
      const page = await request<typeof listChannelsContract>("GET /channels", { query, signal });
      return page.models;
    },
  });
}

/** The last messages of a channel. */
export function channelSendsOptions(id: string) {
  return queryOptions({
    queryKey: ["channels", "sends", id],
    queryFn: ({ signal }) =>
      request<typeof listChannelSendsContract>("GET /channels/{id}/sends", {
        params: { id },
        signal,
      }),
  });
}

export type NewChannel = ContractCall<typeof createChannelContract>["body"];

export function useCreateChannel() {
  return useChange((body: NewChannel) =>
    request<typeof createChannelContract>("POST /channels", { body }),
  );
}

export function useUpdateChannel() {
  return useChange(({ id, ...body }: ChannelChanges & { id: string }) =>
    request<typeof updateChannelContract>("PUT /channels/{id}", { params: { id }, body }),
  );
}

export function useDeleteChannel() {
  return useChange((id: string) =>
    request<typeof deleteChannelContract>("DELETE /channels/{id}", { params: { id } }),
  );
}

/** Has a channel say that this is a test; resolves to what the far side answered. */
export function useTestChannel() {
  return useChange((id: string) =>
    request<typeof testChannelContract>("POST /channels/{id}/test", { params: { id } }),
  );
}

export function useRollChannelSecret() {
  return useChange((id: string) =>
    request<typeof rollChannelSecretContract>("POST /channels/{id}/roll", { params: { id } }),
  );
}

function useChange<Input, Output>(mutationFn: (input: Input) => Promise<Output>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["channels"] }),
  });
}
