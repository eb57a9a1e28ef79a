import { describe, expect, it } from "vitest";
import { lastRun } from "./partition-run.ts";

const range = (from: string, to: string) => ({ from, to });

describe("lastRun", () => {
  it("joins ranges up to the last one", () => {
    expect(lastRun([range("b", "c"), range("c", "d"), range("a", "b")])).toEqual(range("a", "d"));
  });

  it("leaves out what is older than a gap", () => {
    expect(lastRun([range("a", "b"), range("c", "d"), range("d", "e")])).toEqual(range("c", "e"));
  });

  it("knows none where there are no ranges", () => {
    expect(lastRun([])).toBeNull();
  });
});
