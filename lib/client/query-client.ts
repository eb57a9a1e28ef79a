import { QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiError } from "./api-error.ts";

const STALE_MS = 10_000;
const MAX_RETRIES = 2;

/**
 * Makes the cache of one tab. What the API refuses is not asked again; a missing answer or a fault of the
 * server is, twice. `leaveShutPage` is called when the dashboard is not
 * open to this session any more: it has ended, or its owner is to set up a second factor first.
 */
export function createQueryClient(leaveShutPage: (error: ApiError) => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (error instanceof ApiError && isShut(error)) leaveShutPage(error);
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: STALE_MS,
        retry: (failures, error) => failures < MAX_RETRIES && isPassing(error),
      },
    },
  });
}

function isShut({ status, code }: ApiError): boolean {
  return status === 401 || code === "SECOND_FACTOR_REQUIRED";
}

function isPassing(error: Error): boolean {
  return !(error instanceof ApiError) || error.status === 0 || error.status >= 500;
}
