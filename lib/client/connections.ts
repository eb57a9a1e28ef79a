import { type QueryClient, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import type {
  createConnectionContract,
  deleteConnectionContract,
  disableConnectionContract,
  enableConnectionContract,
  getConnectionContract,
  listConnectionsContract,
  pauseConnectionContract,
  unpauseConnectionContract,
  updateConnectionContract,
} from "#lib/contracts/connections.ts";
import { request } from "./fetcher.ts";
import { fetchAll } from "./list-page.ts";

export type ConnectionBody = z.input<(typeof createConnectionContract)["body"]>;
export type ConnectionChangesBody = z.input<(typeof updateConnectionContract)["body"]>;

export type ConnectionSwitch = "pause" | "unpause" | "disable" | "enable";

/** All connections of the project, the disabled ones included. */
export function connectionsOptions() {
  return queryOptions({
    queryKey: ["connections", "list"],
    queryFn: ({ signal }) =>
      fetchAll((page) =>
        request<typeof listConnectionsContract>("GET /connections", {
          query: { ...page, disabled: true },
          signal,
        }),
      ),
  });
}

export function connectionOptions(id: string) {
  return queryOptions({
    queryKey: ["connections", "detail", id],
    queryFn: ({ signal }) =>
      request<typeof getConnectionContract>("GET /connections/{id}", { params: { id }, signal }),
  });
}

export function useCreateConnection() {
  return useChange((body: ConnectionBody) =>
    request<typeof createConnectionContract>("POST /connections", { body }),
  );
}

export function useUpdateConnection(id: string) {
  return useChange((body: ConnectionChangesBody) =>
    request<typeof updateConnectionContract>("PUT /connections/{id}", { params: { id }, body }),
  );
}

/**
 * Pauses, unpauses, disables or enables a connection. It is shown as changed at once, and as it was again
 * when it could not be.
 */
export function useSwitchConnection() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, to }: { id: string; to: ConnectionSwitch }) =>
      request<SwitchContract>(`PUT /connections/{id}/${to}`, { params: { id } }),
    onMutate: async ({ id, to }) => {
      await queryClient.cancelQueries({ queryKey: ["connections"] });
      const changes = switched(to, new Date().toISOString());
      const { queryKey: listKey } = connectionsOptions();
      const { queryKey: detailKey } = connectionOptions(id);
      const before = {
        list: queryClient.getQueryData(listKey),
        detail: queryClient.getQueryData(detailKey),
      };
      queryClient.setQueryData(listKey, (list) =>
        list?.map((each) => (each.id === id ? { ...each, ...changes } : each)),
      );
      queryClient.setQueryData(detailKey, (each) => each && { ...each, ...changes });
      return before;
    },
    onError: (_, { id }, before) => {
      queryClient.setQueryData(connectionsOptions().queryKey, before?.list);
      queryClient.setQueryData(connectionOptions(id).queryKey, before?.detail);
    },
    onSettled: () => refresh(queryClient),
  });
}

function switched(to: ConnectionSwitch, now: string) {
  if (to === "pause" || to === "unpause") return { paused_at: to === "pause" ? now : null };
  return { disabled_at: to === "disable" ? now : null };
}

type SwitchContract =
  | typeof pauseConnectionContract
  | typeof unpauseConnectionContract
  | typeof disableConnectionContract
  | typeof enableConnectionContract;

export function useDeleteConnection() {
  return useChange((id: string) =>
    request<typeof deleteConnectionContract>("DELETE /connections/{id}", { params: { id } }),
  );
}

function useChange<Input, Output>(mutationFn: (input: Input) => Promise<Output>) {
  const queryClient = useQueryClient();
  return useMutation({ mutationFn, onSuccess: () => refresh(queryClient) });
}

/** A connection may make its source and destination, and what happens to it happens to its events. */
async function refresh(queryClient: QueryClient): Promise<void> {
  const keys = ["connections", "sources", "destinations", "events"];
  await Promise.all(keys.map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
}
