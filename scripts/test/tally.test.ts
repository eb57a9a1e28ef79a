import { describe, expect, it } from "vitest";
import { countPlaywright, countVitest, summary, withExit } from "./tally.mjs";

const report = {
  numPassedTests: 5,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: [
    { status: "passed", assertionResults: [{}] },
    { status: "failed", assertionResults: [{}, {}] },
    { status: "failed", assertionResults: [] },
  ],
};

describe("countVitest", () => {
  it("counts a file that could not be loaded as one failure", () => {
    expect(countVitest(report)).toEqual({ passed: 5, failed: 2, skipped: 3 });
  });
});

describe("countPlaywright", () => {
  it("counts what passed at the second try, and errors outside of tests, as failures", () => {
    const stats = { expected: 7, unexpected: 1, flaky: 2, skipped: 3 };
    expect(countPlaywright({ stats, errors: [{}] })).toEqual({ passed: 7, failed: 4, skipped: 3 });
  });
});

describe("withExit", () => {
  it("does not believe a report without failures when the program ended with an error", () => {
    const counts = { passed: 3, failed: 0, skipped: 0 };
    expect(withExit(counts, true)).toEqual(counts);
    expect(withExit(counts, false)).toEqual({ ...counts, failed: 1 });
  });
});

describe("summary", () => {
  it("ends with the sum alone on its line", () => {
    const text = summary([
      { name: "unit", passed: 10, failed: 0, skipped: 1, note: "2 s" },
      { name: "e2e", passed: 0, failed: 1, skipped: 0, note: "could not run without build" },
    ]);
    expect(text.split("\n")).toEqual([
      "✓ unit  10 passed, 0 failed, 1 skipped (2 s)",
      "✗ e2e   0 passed, 1 failed (could not run without build)",
      "",
      "10 passed, 1 failed",
    ]);
  });
});
