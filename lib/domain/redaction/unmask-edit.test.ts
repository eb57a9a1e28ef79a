import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maskHeaders, maskQuery } from "./mask-payload.ts";
import { unmaskHeaders, unmaskQuery } from "./unmask-edit.ts";

describe("unmaskHeaders", () => {
  const original = { authorization: "Bearer x", accept: "*" };

  it("gives back what was masked and left alone", () => {
    expect(unmaskHeaders(maskHeaders(original), original)).toEqual(original);
    expect(unmaskHeaders({ Authorization: "[masked]" }, original)).toEqual({
      Authorization: "Bearer x",
    });
  });

  it("keeps what was edited, and takes nothing from elsewhere", () => {
    expect(unmaskHeaders({ authorization: "mine", "x-new": "[masked]" }, original)).toEqual({
      authorization: "mine",
      "x-new": "[masked]",
    });
  });
});

describe("unmaskQuery", () => {
  it("gives back every query that was masked and left alone", () => {
    const pair = fc.tuple(fc.constantFrom("token", "a", "key", "sig"), fc.string());
    fc.assert(
      fc.property(fc.array(pair), (pairs) => {
        const query = new URLSearchParams(pairs).toString();
        expect(unmaskQuery(maskQuery(query), query)).toBe(query);
      }),
    );
  });

  it("keeps what was edited beside it", () => {
    expect(unmaskQuery("b=2&token=[masked]&c=3", "a=1&token=x%20y")).toBe("b=2&token=x%20y&c=3");
    expect(unmaskQuery("token=[masked]", "a=1")).toBe("token=[masked]");
  });
});
