import { describe, expect, it } from "vitest";
import { formatForm } from "./form-body.ts";
import { parseQuery } from "./parsed-query.ts";

describe("formatForm", () => {
  it.each<[object, string]>([
    [{}, ""],
    [{ a: "1", b: "x y&z=ü" }, "a=1&b=x+y%26z%3D%C3%BC"],
    [{ a: { b: { c: "1" } } }, "a[b][c]=1"],
    [{ a: ["1", "2"] }, "a[]=1&a[]=2"],
    [{ a: [{ b: "1" }, { b: "2" }] }, "a[0][b]=1&a[1][b]=2"],
    [{ a: null, n: 5, t: true }, "a=&n=5&t=true"],
    [{ a: "\ud800" }, "a=%EF%BF%BD"],
    [["x"], "0=x"],
  ])("writes %j", (value, text) => {
    expect(formatForm(value)).toBe(text);
  });

  it("is read back as it was", () => {
    const value = { a: "1", list: ["x", "y"], deep: { b: [{ c: "ü" }, { c: "=" }] } };
    expect(parseQuery(formatForm(value))).toEqual(value);
  });
});
