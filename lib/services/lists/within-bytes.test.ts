import { describe, expect, it } from "vitest";
import { withinBytes } from "./within-bytes.ts";

const rows = [3, 4, 5, 1].map((bytes, at) => ({ id: `row-${at}`, bytes }));
const page = { rows, next: "row-3", prev: "row-0" };
const cut = (maxBytes: number, isBackward: boolean) => {
  const { rows, next, prev } = withinBytes(page, maxBytes, (row) => row.bytes, isBackward);
  return { ids: rows.map(({ id }) => id.slice(-1)).join(""), next, prev };
};

describe("withinBytes", () => {
  it.each([
    ["leaves a page alone that fits", 13, false, "0123", "row-3", "row-0"],
    ["ends early and goes on after the last row", 12, false, "012", "row-2", "row-0"],
    ["begins late when it is read backwards", 10, true, "123", "row-3", "row-1"],
    ["keeps one row, however large", 1, false, "0", "row-0", "row-0"],
    ["keeps one row backwards too", 0, true, "3", "row-3", "row-3"],
  ])("%s", (_, maxBytes, isBackward, ids, next, prev) => {
    expect(cut(maxBytes, isBackward)).toEqual({ ids, next, prev });
  });

  it("leaves a page without rows alone", () => {
    expect(withinBytes({ rows: [] }, 1, () => 1, false)).toEqual({ rows: [] });
  });
});
