import type { SearchProgress } from "#lib/schemas/payload-search.ts";

/** One page of a list of the API. */
export type ListPage<Row> = {
  pagination: { next?: string | undefined };
  models: Row[];
  /** Only of a search: how far it looked. */
  search?: SearchProgress | undefined;
};

export const PAGE_SIZE = 100;
/** Of rows that come with their payloads. */
export const DATA_PAGE_SIZE = 50;
const MAX_PAGE_SIZE = 255;
const MAX_PAGES = 8;

/** Fetches a whole list of configuration page by page; a project beyond 2,000 rows shows those first. */
export async function fetchAll<Row>(
  fetchPage: (page: { limit: number; next?: string }) => Promise<ListPage<Row>>,
): Promise<Row[]> {
  const rows: Row[] = [];
  let next: string | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    const answer = await fetchPage({ limit: MAX_PAGE_SIZE, ...(next ? { next } : {}) });
    rows.push(...answer.models);
    next = answer.pagination.next;
    if (!next) break;
  }
  return rows;
}
