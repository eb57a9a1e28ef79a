import { describe, expect, it } from "vitest";
import { readIngestOptions } from "#lib/domain/ingestion/ingest-options.ts";

describe("readIngestOptions", () => {
  it("finds nothing in an ordinary query", () => {
    expect(readIngestOptions("a=1")).toEqual({
      allowedMethods: [],
      contentType: null,
      response: null,
    });
  });

  it("reads added methods", () => {
    expect(readIngestOptions("x-hookdeck-allow-methods=get,%20head").allowedMethods).toEqual([
      "GET",
      "HEAD",
    ]);
    expect(readIngestOptions("x-hookdeck-allow-methods[]=get").allowedMethods).toEqual([]);
  });

  it("reads a content type", () => {
    const query = "a=1&x-hookdeck-content-type=application/octet-stream";
    expect(readIngestOptions(query).contentType).toBe("application/octet-stream");
    expect(readIngestOptions("x-hookdeck-content-type=").contentType).toBeNull();
  });

  it.each([
    ["x-hookdeck-response", { contentType: null, body: "" }],
    ["x-hookdeck-response=", { contentType: null, body: "" }],
    ["x-hookdeck-response=null", { contentType: null, body: "" }],
    ["x-hookdeck-response=ok", { contentType: "text", body: "ok" }],
    ["x-hookdeck-response[text]=ok", { contentType: "text", body: "ok" }],
    ["x-hookdeck-response%5Bjson%5D=%7B%22a%22%3A1%7D", { contentType: "json", body: '{"a":1}' }],
    ["x-hookdeck-response[xml]=%3Ca/%3E", { contentType: "xml", body: "<a/>" }],
    ["x-hookdeck-response[html]=x", null],
    ["x-hookdeck-response[]=x", null],
    [`x-hookdeck-response[text]=${"x".repeat(1_001)}`, null],
  ])("%.60s", (query, response) => {
    expect(readIngestOptions(query).response).toEqual(response);
  });
});
