import { useInfiniteQuery } from "@tanstack/react-query";
import type { listAuditEntriesContract } from "#lib/contracts/audit-log.ts";
import type { AuditEntry } from "#lib/schemas/audit-entry.ts";
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
const EXPORT_PAGE_SIZE = 255;
/** An export is one file in a browser's memory. */
export const MAX_EXPORTED = 10_000;

function fetchPage(
  filter: AuditFilter,
  limit: number,
  next: string | undefined,
  signal?: AbortSignal,
) {
  const { search, actorType, noun, resourceId, from, until } = filter;
  const createdAt = {
    ...(from ? { gte: from } : {}),
    ...(until ? { lte: `${until}T23:59:59.999Z` } : {}),
  };
  return request<typeof listAuditEntriesContract>("GET /audit-log", {
    query: {
      limit,
      ...(next ? { next } : {}),
      ...(search ? { search } : {}),
      ...(actorType ? { actor_type: actorType as AuditEntry["actor"]["type"] } : {}),
      ...(noun ? { action: noun } : {}),
      ...(resourceId ? { resource_id: resourceId } : {}),
      ...(from || until ? { created_at: createdAt } : {}),
    },
    ...(signal ? { signal } : {}),
  });
}

/** The audit log, newest first, page by page. */
export function useAuditLog(filter: AuditFilter) {
  return useInfiniteQuery({
    queryKey: ["audit-log", "list", filter],
    queryFn: ({ pageParam, signal }) => fetchPage(filter, PAGE_SIZE, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.pagination.next,
  });
}

/** Fetches what an export holds: the newest entries of the filter, up to MAX_EXPORTED. */
export async function fetchAuditExport(filter: AuditFilter): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  let next: string | undefined;
  do {
    const page = await fetchPage(filter, EXPORT_PAGE_SIZE, next);
    entries.push(...page.models);
    next = page.pagination.next;
  } while (next && entries.length < MAX_EXPORTED);
  return entries.slice(0, MAX_EXPORTED);
}
