import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import type {
  createDestinationContract,
  deleteDestinationContract,
  disableDestinationContract,
  enableDestinationContract,
  getDestinationContract,
  listDestinationsContract,
  updateDestinationContract,
} from "#lib/contracts/destinations.ts";
import { request } from "./fetcher.ts";
import { fetchAll } from "./list-page.ts";

export type DestinationBody = z.input<(typeof createDestinationContract)["body"]>;

/** All destinations of the project, the disabled ones included. */
export function destinationsOptions() {
  return queryOptions({
    queryKey: ["destinations", "list"],
    queryFn: ({ signal }) =>
      fetchAll((page) =>
        request<typeof listDestinationsContract>("GET /destinations", {
          query: { ...page, disabled: true },
          signal,
        }),
      ),
  });
}

export function destinationOptions(id: string) {
  return queryOptions({
    queryKey: ["destinations", "detail", id],
    queryFn: ({ signal }) =>
      request<typeof getDestinationContract>("GET /destinations/{id}", { params: { id }, signal }),
  });
}

export function useCreateDestination() {
  return useChange((body: DestinationBody) =>
    request<typeof createDestinationContract>("POST /destinations", { body }),
  );
}

export function useUpdateDestination(id: string) {
  return useChange((body: Partial<DestinationBody>) =>
    request<typeof updateDestinationContract>("PUT /destinations/{id}", { params: { id }, body }),
  );
}

export function useToggleDestination(id: string) {
  return useChange((isEnabled: boolean) =>
    request<typeof enableDestinationContract | typeof disableDestinationContract>(
      `PUT /destinations/{id}/${isEnabled ? "enable" : "disable"}`,
      { params: { id } },
    ),
  );
}

export function useDeleteDestination() {
  return useChange((id: string) =>
    request<typeof deleteDestinationContract>("DELETE /destinations/{id}", { params: { id } }),
  );
}

/** A change of a destination also changes the connections that it is part of. */
function useChange<Input, Output>(mutationFn: (input: Input) => Promise<Output>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: async () => {
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ["destinations"] }),
        queryClient.invalidateQueries({ queryKey: ["connections"] }),
      ]);
    },
  });
}
