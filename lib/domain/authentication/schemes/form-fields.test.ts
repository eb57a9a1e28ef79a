import { describe, expect, it } from "vitest";
import { testRequest } from "../testing/test-request.ts";
import { formOf, sortedForm } from "./form-fields.ts";

const form = (body: string, contentType = "application/x-www-form-urlencoded") =>
  formOf(testRequest({ headers: { "content-type": contentType }, body }));

describe("formOf", () => {
  it("reads names as they are written, and invalid escapes as they are", () => {
    expect([...(form("a[b]=1&c=%zz+%C3%9F&a[b]=2") ?? [])]).toEqual([
      ["a[b]", "1"],
      ["c", "%zz ß"],
      ["a[b]", "2"],
    ]);
  });

  it.each(["application/json", "", "application/x-www-form-urlencoded-not"])(
    "takes %j for no form",
    (contentType) => {
      expect(form("a=1", contentType)).toBeNull();
    },
  );
});

describe("sortedForm", () => {
  it("orders by name, then by value, and counts equal pairs once", () => {
    const fields = new URLSearchParams("b=2&a=z&B=1&a=y&a=z&c=");
    expect(sortedForm(fields)).toBe("B1ayazb2c");
  });
});
