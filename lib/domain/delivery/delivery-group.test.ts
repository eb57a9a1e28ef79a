import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { viewRequest } from "#lib/domain/ingestion/request-view.ts";
import { deliveryGroup, UNKNOWN_GROUP } from "./delivery-group.ts";

const view = (body: string | Buffer, request = {}) =>
  viewRequest({
    headers: { "content-type": "application/json", "x-shop": "north" },
    body: Buffer.from(body),
    path: "/orders/7",
    query: "shop=9&shop=10&tag=x",
    ...request,
  });

describe("deliveryGroup", () => {
  const request = view(`{"id":7,"ok":true,"none":null,"shop":{"id":"a-1","tags":["x","y"]}}`);

  it.each([
    ["body.shop.id", "a-1"],
    ["body.id", "7"],
    ["body.ok", "true"],
    ["body.none", "null"],
    ["body.shop", '{"id":"a-1","tags":["x","y"]}'],
    ["body.shop.tags", '["x","y"]'],
    ["body.shop.tags.1", "y"],
    ["headers.X-Shop", "north"],
    ["query.tag", "x"],
    ["query.shop", '["9","10"]'],
    ["path", "/orders/7"],
  ])("of %s is %s", (key, group) => {
    expect(deliveryGroup(key, request)).toBe(group);
  });

  it.each(["body.shops", "body.shop.id.x", "body.id.toString", "body.shop.tags.2", "query.x"])(
    "is unknown where nothing stands: %s",
    (key) => {
      expect(deliveryGroup(key, request)).toBe(UNKNOWN_GROUP);
    },
  );

  it("looks at forms and text as rules do", () => {
    const form = { headers: { "content-type": "application/x-www-form-urlencoded" } };
    expect(deliveryGroup("body.shop", view("shop=3", form))).toBe("3");
    expect(deliveryGroup("body.shop", view("<xml/>", { headers: {} }))).toBe(UNKNOWN_GROUP);
  });

  it("is unknown for JSON too deep to be written", () => {
    const deep = view(`{"a":${"[".repeat(1e6)}${"]".repeat(1e6)}}`);
    expect(deliveryGroup("body.a", deep)).toBe(UNKNOWN_GROUP);
  });

  it("fits the database, whatever it is made of", () => {
    expect(deliveryGroup("body.a", view('{"a":"x\\u0000\\ud800"}'))).toBe("x\ufffd\ufffd");
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 600 }), (text) => {
        const group = deliveryGroup("body.a", view(JSON.stringify({ a: text })));
        expect(group.length).toBeLessThanOrEqual(256);
        expect(group.isWellFormed() && !group.includes("\0")).toBe(true);
      }),
    );
  });
});
