import { describe, expect, it } from "vitest";
import { bookmarkLabel } from "./bookmark-label.ts";

describe("bookmarkLabel", () => {
  it.each([
    [{ type: "order.created", name: "x" }, "shop: order.created"],
    [{ action: "opened" }, "shop: opened"],
    [{ type: "" }, "shop: POST /orders"],
    [{ type: { nested: 1 } }, "shop: POST /orders"],
    [{ type: "x".repeat(81) }, "shop: POST /orders"],
    ["text", "shop: POST /orders"],
    [null, "shop: POST /orders"],
  ])("names %j", (body, label) => {
    expect(bookmarkLabel("shop", "POST", "/orders", body)).toBe(label);
  });
  it("has the path that every request has, and fits", () => {
    expect(bookmarkLabel("shop", "POST", "", null)).toBe("shop: POST /");
    expect(bookmarkLabel("shop", "POST", `/${"x".repeat(300)}`, null)).toHaveLength(255);
  });
});
