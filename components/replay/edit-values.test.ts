import { describe, expect, it } from "vitest";
import { editValues, readEdit, readHeaderLines, requestLines } from "./edit-values.ts";

const data = {
  method: "POST",
  path: "/orders",
  query: "a=1",
  parsed_query: { a: "1" },
  headers: {
    "content-type": "application/json",
    "content-length": "7",
    "x-hookdeck-original-ip": "192.0.2.1",
    authorization: "[masked]",
  },
  body: { n: 1 },
  is_large_payload: false,
};
const values = editValues(data, '{"n":1}');

describe("editValues", () => {
  it("leaves out what is added to what was sent", () => {
    expect(values.headers).toBe("content-type: application/json\nauthorization: [masked]");
  });
  it("gives a path that can be sent", () => {
    expect(editValues({ ...data, path: "", query: null }, null)).toMatchObject({
      path: "/",
      query: "",
      body: null,
    });
  });
});

describe("readHeaderLines", () => {
  it("reads names and values, and values with colons", () => {
    expect(readHeaderLines("A: 1\n\nx-url: https://a.example:8080\nempty:")).toEqual({
      a: "1",
      "x-url": "https://a.example:8080",
      empty: "",
    });
  });
  it("takes __proto__ for the name that it is", () => {
    expect(Object.keys(readHeaderLines("__proto__: x") ?? {})).toEqual(["__proto__"]);
  });
  it.each(["no colon", ": no name"])("refuses %j", (line) => {
    expect(readHeaderLines(line)).toBeNull();
  });
});

describe("readEdit", () => {
  it("is nothing where nothing was changed", () => {
    expect(readEdit(values, { ...values })).toBeNull();
  });
  it("has what was changed only", () => {
    expect(readEdit(values, { ...values, method: "PUT" })).toEqual({ method: "PUT" });
    expect(readEdit(values, { ...values, query: "" })).toEqual({ query: "" });
    expect(readEdit(values, { ...values, body: "" })).toEqual({ body: "" });
    expect(readEdit(values, { ...values, headers: "a: b" })).toEqual({ headers: { a: "b" } });
  });
  it("leaves a body alone that could not be edited", () => {
    const before = { ...values, body: null };
    expect(readEdit(before, { ...before, path: "/x" })).toEqual({ path: "/x" });
  });
});

describe("requestLines", () => {
  it("begins with what a request begins with", () => {
    expect(requestLines(values)[0]).toBe("POST /orders?a=1");
  });
});
