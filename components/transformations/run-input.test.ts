import { describe, expect, it } from "vitest";
import { markerOf, markersOfRun } from "./error-place.ts";
import { asCompared, EXAMPLE_INPUT, inputBody, readTypedInput } from "./run-input.ts";

describe("readTypedInput", () => {
  it("reads the example", () => {
    expect(readTypedInput(EXAMPLE_INPUT).problem).toBeNull();
  });

  it.each([
    ["{", /no JSON/],
    ["[]", /object with headers/],
    ['{"headers": []}', /headers must/],
    ['{"headers": {"a": 1}}', /headers must/],
    ['{"path": 1}', /path must/],
    ['{"query": {}}', /query must/],
  ])("says what is wrong with %s", (text, problem) => {
    expect(readTypedInput(text).problem).toMatch(problem);
  });
});

describe("inputBody", () => {
  it("names stored requests by what they are", () => {
    expect(inputBody({ kind: "event", id: "evt_1" }, null)).toEqual({ event_id: "evt_1" });
    expect(inputBody({ kind: "request", id: "req_1" }, null)).toEqual({ request_id: "req_1" });
    expect(inputBody({ kind: "bookmark", id: "bkm_1" }, null)).toEqual({ bookmark_id: "bkm_1" });
    expect(inputBody({ kind: "typed" }, { headers: {} })).toEqual({ request: { headers: {} } });
  });
});

describe("asCompared", () => {
  it("names headers as code sees them", () => {
    expect(asCompared({ headers: { "X-A": "1" } })).toMatchObject({
      headers: { "x-a": "1" },
      path: "/",
    });
  });
});

describe("markerOf", () => {
  it.each([
    ["TypeError: x\n    at transform (<VM>:3:14)", 3, 14],
    ["SyntaxError: bad\n    at <VM>:2", 2, undefined],
    ["code is not valid JavaScript: Unexpected token (line 4)", 4, undefined],
  ])("finds the place in %s", (message, line, column) => {
    expect(markerOf(message)).toMatchObject({ line, column });
  });

  it("marks nothing where nothing is said, and nothing of a run that did not fail", () => {
    expect(markerOf("Error: The transformation took longer than 1000 ms")).toBeNull();
    const console = [{ type: "error" as const, message: "at <VM>:1:1" }];
    expect(markersOfRun({ log_level: "error", console })).toEqual([]);
    expect(markersOfRun({ log_level: "fatal", console })).toHaveLength(1);
  });
});
