import { describe, expect, it } from "vitest";
import { spellings } from "./spellings.ts";

describe("spellings", () => {
  it("knows one of a text that every encoder writes alike", () => {
    expect(spellings("order_42-a.b~")).toEqual(["order_42-a.b~"]);
  });

  it.each([
    ["as it is", 'a/b <ü> & "c" \\'],
    ["JSON of JavaScript", JSON.stringify('a/b <ü> & "c" \\').slice(1, -1)],
    ["JSON of Python", 'a/b <\\u00fc> & \\"c\\" \\\\'],
    ["JSON of Go", 'a/b \\u003cü\\u003e \\u0026 \\"c\\" \\\\'],
    ["JSON of PHP", 'a\\/b <\\u00fc> & \\"c\\" \\\\'],
    ["a form", "a%2Fb+%3C%C3%BC%3E+%26+%22c%22+%5C"],
    ["a query", "a%2Fb%20%3C%C3%BC%3E%20%26%20%22c%22%20%5C"],
  ])("knows how a text stands in %s", (_, spelling) => {
    expect(spellings('a/b <ü> & "c" \\')).toContain(spelling);
  });

  it("writes characters beyond the basic plane as two escapes", () => {
    expect(spellings("😀")).toContain("\\ud83d\\ude00");
  });

  it("takes text that is not well-formed", () => {
    expect(spellings("\ud800")).toContain("\\ud800");
  });
});
