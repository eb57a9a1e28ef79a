import { queryOptions } from "@tanstack/react-query";
import type { getSystemContract, getSystemStatusContract } from "#lib/contracts/system.ts";
import { request } from "./fetcher.ts";

const STATUS_MS = 15_000;
const SYSTEM_MS = 10_000;

/** Whether a worker lives; asked again by itself, since a dead worker sends no notice. */
export function systemStatusOptions() {
  return queryOptions({
    queryKey: ["system", "status"],
    queryFn: ({ signal }) =>
      request<typeof getSystemStatusContract>("GET /system/status", { signal }),
    refetchInterval: STATUS_MS,
  });
}

export function systemOptions() {
  return queryOptions({
    queryKey: ["system", "detail"],
    queryFn: ({ signal }) => request<typeof getSystemContract>("GET /system", { signal }),
    refetchInterval: SYSTEM_MS,
  });
}
