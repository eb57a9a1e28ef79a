import { queryOptions } from "@tanstack/react-query";
import type { listRequestsContract } from "#lib/contracts/requests.ts";
import type { RequestData } from "#lib/schemas/payload.ts";
import { request } from "./fetcher.ts";

/** How many of the newest requests something is tried on in the browser. */
const SAMPLE_COUNT = 50;

export type Sample = { id: string; sourceId: string; createdAt: string; data: RequestData };

/** The last accepted requests of some sources, or of all of them, with their data, newest first. */
export function samplesOptions(sourceIds: readonly string[]) {
  return queryOptions({
    queryKey: ["requests", "samples", sourceIds],
    queryFn: async ({ signal }): Promise<Sample[]> => {
      const { models } = await request<typeof listRequestsContract>("GET /requests", {
        query: {
          status: "accepted",
          include: "data",
          limit: SAMPLE_COUNT,
          ...(sourceIds.length > 0 ? { source_id: [...sourceIds] } : {}),
        },
        signal,
      });
      return models.flatMap(({ id, source_id, created_at, data }) =>
        data ? [{ id, sourceId: source_id, createdAt: created_at, data }] : [],
      );
    },
    // What is being looked at must not change under one's hands with every request that comes in.
    staleTime: "static",
  });
}
