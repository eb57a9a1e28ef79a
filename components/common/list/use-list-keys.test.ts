import { describe, expect, it } from "vitest";
import { neighbour } from "./use-list-keys.ts";

describe("neighbour", () => {
  const ids = ["c", "b", "a"];

  it("starts at the first row", () => {
    expect(neighbour(ids, null, 1)).toBe("c");
    expect(neighbour(ids, "gone", -1)).toBe("c");
  });
  it("steps down and up and stops at the ends", () => {
    expect(neighbour(ids, "c", 1)).toBe("b");
    expect(neighbour(ids, "b", -1)).toBe("c");
    expect(neighbour(ids, "a", 1)).toBeNull();
    expect(neighbour(ids, "c", -1)).toBeNull();
  });
  it("has nowhere to go in an empty list", () => {
    expect(neighbour([], null, 1)).toBeNull();
  });
});
