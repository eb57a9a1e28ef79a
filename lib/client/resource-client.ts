import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import type {
  createDestinationContract,
  getDestinationContract,
  updateDestinationContract,
} from "#lib/contracts/destinations.ts";
import type {
  createSourceContract,
  getSourceContract,
  updateSourceContract,
} from "#lib/contracts/sources.ts";
import { request } from "./fetcher.ts";
import { fetchAll, type ListPage } from "./list-page.ts";

/** Sources and destinations are asked for and changed alike; their contracts say what each is. */
type Contracts = {
  sources: {
    get: typeof getSourceContract;
    create: typeof createSourceContract;
    update: typeof updateSourceContract;
  };
  destinations: {
    get: typeof getDestinationContract;
    create: typeof createDestinationContract;
    update: typeof updateDestinationContract;
  };
};
type Noun = keyof Contracts;
type Model<N extends Noun> = z.output<Contracts[N]["get"]["response"]>;
type Body<N extends Noun> = z.input<Contracts[N]["create"]["body"]>;
type Changes<N extends Noun> = z.input<Contracts[N]["update"]["body"]>;

type Call = { params?: { id: string }; query?: object; body?: unknown; signal?: AbortSignal };

/** Calls an endpoint of either. The compiler cannot follow a path that is made of its noun, hence the cast. */
function call<Output>(endpoint: string, options: Call): Promise<Output> {
  return (request as (endpoint: string, options: Call) => Promise<unknown>)(
    endpoint,
    options,
  ) as Promise<Output>;
}

/** All of the project, the disabled ones included. */
export function resourceListOptions<N extends Noun>(noun: N) {
  return queryOptions({
    queryKey: [noun, "list"],
    queryFn: ({ signal }) =>
      fetchAll((page) =>
        call<ListPage<Model<N>>>(`GET /${noun}`, { query: { ...page, disabled: true }, signal }),
      ),
  });
}

export function resourceOptions<N extends Noun>(noun: N, id: string) {
  return queryOptions({
    queryKey: [noun, "detail", id],
    queryFn: ({ signal }) => call<Model<N>>(`GET /${noun}/{id}`, { params: { id }, signal }),
  });
}

export function useCreateResource<N extends Noun>(noun: N) {
  return useChange(noun, (body: Body<N>) => call<Model<N>>(`POST /${noun}`, { body }));
}

export function useUpdateResource<N extends Noun>(noun: N, id: string) {
  return useChange(noun, (body: Changes<N>) =>
    call<Model<N>>(`PUT /${noun}/{id}`, { params: { id }, body }),
  );
}

export function useToggleResource<N extends Noun>(noun: N, id: string) {
  return useChange(noun, (isEnabled: boolean) =>
    call<Model<N>>(`PUT /${noun}/{id}/${isEnabled ? "enable" : "disable"}`, { params: { id } }),
  );
}

export function useDeleteResource(noun: Noun) {
  return useChange(noun, (id: string) =>
    call<{ id: string }>(`DELETE /${noun}/{id}`, { params: { id } }),
  );
}

/** A change of either also changes the connections that it is part of. */
function useChange<Input, Output>(noun: Noun, mutationFn: (input: Input) => Promise<Output>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: async () => {
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: [noun] }),
        queryClient.invalidateQueries({ queryKey: ["connections"] }),
      ]);
    },
  });
}
