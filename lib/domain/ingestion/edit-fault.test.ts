import { describe, expect, it } from "vitest";
import { editFault } from "./edit-fault.ts";

const json = { "content-type": "application/json" };

describe("editFault", () => {
  it.each([
    ["valid JSON", json, '{"a":1}'],
    ["no body", json, ""],
    ["text without a type", {}, "{"],
    ["a form", { "content-type": "application/x-www-form-urlencoded" }, "a=1"],
    ["compressed bytes that say they are JSON", { ...json, "content-encoding": "gzip" }, "\u001f"],
  ])("takes %s", (_, headers, body) => {
    expect(editFault({ headers, body: Buffer.from(body) })).toBeNull();
  });

  it.each([
    ["broken JSON", json, "{", /^edit\.body must be valid JSON/],
    ["a type that is not stored", { "content-type": "x/y" }, "a", /content-type must be a supp/],
  ])("refuses %s as a source would", (_, headers, body, fault) => {
    expect(editFault({ headers, body: Buffer.from(body) })).toMatch(fault);
  });

  it("refuses a body beyond what a source takes", () => {
    const body = Buffer.alloc(10 * 1024 * 1024 + 1, "x");
    expect(editFault({ headers: {}, body })).toMatch(/10 MB/);
    expect(editFault({ headers: {}, body: body.subarray(1) })).toBeNull();
  });
});
