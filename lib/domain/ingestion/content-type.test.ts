import { describe, expect, it } from "vitest";
import { classifyContentType } from "#lib/domain/ingestion/content-type.ts";

describe("classifyContentType", () => {
  it.each([
    [undefined, "text"],
    ["", "text"],
    ["json", "text"],
    ["a".repeat(10_240), "text"],
    ["text/plain", "text"],
    ["text/x-component", "text"],
    ["application/json", "text"],
    ["APPLICATION/JSON; charset=utf-8", "text"],
    ["application/vnd.api+json", "text"],
    ["application/cloudevents-batch+json;x=1", "text"],
    ["application/x-amz-json-1.1", "text"],
    ["application/xml", "text"],
    ["application/soap+xml", "text"],
    ["application/x-ndjson", "text"],
    ["application/x-www-form-urlencoded", "text"],
    ["application/jwt", "text"],
    ["application/octet-stream", "binary"],
    ["application/pdf", "binary"],
    ["image/png", "binary"],
    ["image/whatever", "binary"],
    ["multipart/form-data; boundary=x", "binary"],
    ["audio/mpeg", "binary"],
    ["video/webm", "binary"],
    ["application/x-protobuf", "binary"],
    ["font/woff2", "binary"],
    ["audio/mp3", "unsupported"],
    ["audio/x-wav", "unsupported"],
    ["audio/flac", "unsupported"],
    ["video/quicktime", "unsupported"],
    ["application/javascript", "unsupported"],
    ["multipart/mixed", "unsupported"],
  ])("%.60s is %s", (contentType, kind) => {
    expect(classifyContentType(contentType, undefined).kind).toBe(kind);
  });

  it.each(["gzip", "br", "zstd", "foo", "gzip, gzip", " GZIP "])(
    "takes a body encoded as %s for bytes, whatever its type",
    (encoding) => {
      const type = classifyContentType("application/json", encoding);
      expect(type).toMatchObject({ kind: "binary", isJson: false });
      expect(classifyContentType("video/quicktime", encoding).kind).toBe("binary");
    },
  );

  it("reads identity as no encoding", () => {
    expect(classifyContentType("application/json", "identity")).toMatchObject({ isJson: true });
  });

  it.each([
    ["text/plain; charset=ISO-8859-1", "iso-8859-1"],
    ['text/plain; a=b; charset="utf-16le"', "utf-16le"],
    ["text/plain", "utf-8"],
    ["application/json; charset=utf-7", "utf-8"],
    [`text/plain; charset=${"x".repeat(10_000)}`, "x".repeat(40)],
  ])("%.60s is decoded as %s", (contentType, charset) => {
    expect(classifyContentType(contentType, undefined).charset).toBe(charset);
  });

  it("stays fast on a hostile header", () => {
    const startedAt = performance.now();
    classifyContentType(`${" ".repeat(16_000)};charset${" ".repeat(16_000)}x`, undefined);
    expect(performance.now() - startedAt).toBeLessThan(100);
  });
});
