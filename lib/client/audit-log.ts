import { useInfiniteQuery } from "@tanstack/react-query";
import type { listAuditEntriesContract } from "#lib/contracts/audit-log.ts";
import type { AuditEntry } from "#lib/schemas/audit-entry.ts";
import { downloadList } from "./download-list.ts";
import { request } from "./fetcher.ts";

/** What of the audit log is looked at; null: whatever. */
export type AuditFilter = {
  search: string | null;
  actorType: string | null;
  noun: string | null;
  resourceId: string | null;
  /** ISO dates. */
  from: string | null;
  until: string | null;
};

const PAGE_SIZE = 100;

/** The filter as the API takes it. */
function toQuery({ search, actorType, noun, resourceId, from, until }: AuditFilter) {
  const createdAt = {
    ...(from ? { gte: from } : {}),
    ...(until ? { lte: `${until}T23:59:59.999Z` } : {}),
  };
  return {
    ...(search ? { search } : {}),
    ...(actorType ? { actor_type: actorType as AuditEntry["actor"]["type"] } : {}),
    ...(noun ? { action: noun } : {}),
    ...(resourceId ? { resource_id: resourceId } : {}),
    ...(from || until ? { created_at: createdAt } : {}),
  };
}

/** The audit log, newest first, page by page. */
export function useAuditLog(filter: AuditFilter) {
  return useInfiniteQuery({
    queryKey: ["audit-log", "list", filter],
    queryFn: ({ pageParam, signal }) =>
      request<typeof listAuditEntriesContract>("GET /audit-log", {
        query: {
          limit: PAGE_SIZE,
          ...(pageParam ? { next: pageParam } : {}),
          ...toQuery(filter),
        },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.pagination.next,
  });
}

/** Downloads all that the filter leaves. Throws ApiError. */
export function downloadAuditLog(filter: AuditFilter, format: "csv" | "ndjson"): Promise<void> {
  return downloadList("audit-log", { ...toQuery(filter), format });
}
