import { describe, expect, it } from "vitest";
import { changesInWords, requestChanges, requestText } from "./request-changes.ts";

const BEFORE = { path: "/a", query: "", headers: { b: "1", a: "2" }, body: { x: 1 } };

describe("requestChanges", () => {
  it("names headers one by one, and the parts that differ", () => {
    const after = { path: "/a", query: "q=1", headers: { a: "3", c: "4" }, body: { x: 2 } };
    expect(requestChanges(BEFORE, after)).toEqual([
      { part: "headers", name: "a", kind: "changed" },
      { part: "headers", name: "b", kind: "removed" },
      { part: "headers", name: "c", kind: "added" },
      { part: "query", kind: "added" },
      { part: "body", kind: "changed" },
    ]);
    expect(changesInWords(requestChanges(BEFORE, after))).toBe("Changed: 3 headers, query, body");
  });

  it("finds nothing where nothing differs", () => {
    const same = { ...BEFORE, query: null, headers: { a: "2", b: "1", gone: null } };
    expect(requestChanges(BEFORE, same)).toEqual([]);
    expect(changesInWords([])).toBe("Nothing changed");
  });

  it("writes headers in the same order, whatever order they came in", () => {
    expect(requestText(BEFORE)).toBe(requestText({ ...BEFORE, headers: { a: "2", b: "1" } }));
  });
});
