import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import type {
  getSourceTypeContract,
  listSourceTypesContract,
} from "#lib/contracts/source-types.ts";
import type { sendTestEventContract } from "#lib/contracts/sources.ts";
import { request } from "./fetcher.ts";

/** What a source can be. It changes only when the project adds types of its own. */
export function sourceTypesOptions() {
  return queryOptions({
    queryKey: ["source-types", "list"],
    queryFn: async ({ signal }) => {
      const list = await request<typeof listSourceTypesContract>("GET /source-types", { signal });
      return list.models;
    },
  });
}

/** All about a type; its steps name the URL of the source, where there is one. */
export function sourceTypeOptions(code: string, sourceId: string | null) {
  return queryOptions({
    queryKey: ["source-types", "detail", code, sourceId],
    queryFn: ({ signal }) =>
      request<typeof getSourceTypeContract>("GET /source-types/{code}", {
        params: { code },
        query: sourceId === null ? {} : { source_id: sourceId },
        signal,
      }),
  });
}

export type TestEventBody = z.input<(typeof sendTestEventContract)["body"]>;

export function useSendTestEvent(sourceId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: TestEventBody) =>
      request<typeof sendTestEventContract>("POST /sources/{id}/test", {
        params: { id: sourceId },
        body,
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["requests"] }),
  });
}
