import { queryOptions } from "@tanstack/react-query";
import type { listTransformationsContract } from "#lib/contracts/transformations.ts";
import { request } from "./fetcher.ts";
import { fetchAll } from "./list-page.ts";

/** Which transformations there are, to choose one from. */
export function transformationNamesOptions() {
  return queryOptions({
    queryKey: ["transformations", "names"],
    queryFn: async ({ signal }) => {
      const all = await fetchAll((page) =>
        request<typeof listTransformationsContract>("GET /transformations", {
          query: page,
          signal,
        }),
      );
      return all.map(({ id, name }) => ({ id, name }));
    },
  });
}
