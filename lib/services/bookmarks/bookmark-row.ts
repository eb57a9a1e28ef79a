import type { BookmarkModel } from "#lib/schemas/bookmark.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import { presentPayload, shownTo, type Viewer } from "../payloads/present-payload.ts";

/** A bookmark without the request that it keeps. */
export type ListedBookmarkRow = {
  id: string;
  project_id: string;
  connection_id: string;
  payload_id: string;
  label: string;
  name: string | null;
  last_used_at: Date | null;
  created_at: Date;
  updated_at: Date;
};

export type BookmarkRow = ListedBookmarkRow & {
  method: string;
  path: string;
  query: string;
  headers: Record<string, string>;
  bodyBytes: number;
  /** Absent when it is larger than asked for. */
  body: Buffer | null;
};

/** What `presentListedBookmark` needs, of the table called `t`. */
export const LISTED_BOOKMARK_COLUMNS = Prisma.sql`
  t.id, t.project_id, t.connection_id, t.payload_id, t.label, t.name, t.last_used_at, t.created_at,
  t.updated_at`;

/** Turns a row into what the API lists. */
export function presentListedBookmark(row: ListedBookmarkRow): BookmarkModel {
  return {
    id: row.id,
    team_id: row.project_id,
    webhook_id: row.connection_id,
    event_data_id: row.payload_id,
    label: row.label,
    alias: row.name,
    last_used_at: row.last_used_at?.toISOString() ?? null,
    updated_at: row.updated_at.toISOString(),
    created_at: row.created_at.toISOString(),
  };
}

/** Turns a row into what the API answers for one bookmark: with its request. */
export function presentBookmark(viewer: Viewer, row: BookmarkRow): BookmarkModel {
  return { ...presentListedBookmark(row), data: shownTo(viewer, presentPayload(row, {})) };
}
