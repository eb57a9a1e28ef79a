import { describe, expect, it } from "vitest";
import type { BookmarkModel } from "#lib/schemas/bookmark.ts";
import { filterBookmarks } from "./use-bookmark-filters.ts";

const bookmark = (changes: Partial<BookmarkModel>): BookmarkModel => ({
  id: "bkm_1",
  team_id: "tm_1",
  webhook_id: "web_1",
  event_data_id: "edt_1",
  label: "An order",
  alias: null,
  last_used_at: null,
  created_at: "2026-11-23T12:00:00.000Z",
  updated_at: "2026-11-23T12:00:00.000Z",
  ...changes,
});
const rows = [
  bookmark({ id: "bkm_1", label: "An order", webhook_id: "web_1" }),
  bookmark({ id: "bkm_2", label: "A refund", alias: "refund-eur", webhook_id: "web_2" }),
];
const names: Record<string, string> = { web_1: "shop -> books", web_2: "shop -> crm" };

describe("filterBookmarks", () => {
  it.each([
    [{ search: "", connection: null }, ["bkm_1", "bkm_2"]],
    [{ search: " ORDER ", connection: null }, ["bkm_1"]],
    [{ search: "eur", connection: null }, ["bkm_2"]],
    [{ search: "crm", connection: null }, ["bkm_2"]],
    [{ search: "", connection: "web_1" }, ["bkm_1"]],
    [{ search: "refund", connection: "web_1" }, []],
  ])("looks for %j", (filters, ids) => {
    const found = filterBookmarks(rows, filters, (id) => names[id]);
    expect(found.map(({ id }) => id)).toEqual(ids);
  });
});
