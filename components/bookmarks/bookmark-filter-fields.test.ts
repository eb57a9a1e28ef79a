import { describe, expect, it } from "vitest";
import { toApiQuery } from "#lib/client/lists/to-api-query.ts";
import { bookmarkFilter } from "#lib/schemas/bookmark.ts";
import { BOOKMARK_FIELDS } from "./bookmark-filter-fields.ts";

const NOW = Date.UTC(2026, 10, 23, 12);

describe("the filters of bookmarks", () => {
  it.each(BOOKMARK_FIELDS.map(({ key }) => key))("%s is one of the API", (key) => {
    const values = key === "used" ? ["3h", "none", "any"] : ["abc_1", "abc_1,abc_2"];
    for (const value of values) {
      const query = toApiQuery(BOOKMARK_FIELDS, { [key]: value }, NOW);
      const { error } = bookmarkFilter.strict().safeParse(query);
      expect([value, error?.issues]).toEqual([value, undefined]);
    }
  });
});
