import { describe, expect, it } from "vitest";
import { storedHeaders } from "#lib/domain/ingestion/stored-headers.ts";

describe("storedHeaders", () => {
  it("lowers names and keeps their order", () => {
    const stored = storedHeaders(["X-B", "1", "Content-Type", "application/json", "X-A", "2"]);
    expect(Object.entries(stored)).toEqual([
      ["x-b", "1"],
      ["content-type", "application/json"],
      ["x-a", "2"],
    ]);
  });

  it("joins repeated headers", () => {
    expect(storedHeaders(["X-A", "1", "x-b", "3", "x-a", "2"])).toEqual({
      "x-a": "1, 2",
      "x-b": "3",
    });
    expect(storedHeaders(["Cookie", "a=1", "cookie", "b=2"])).toEqual({ cookie: "a=1; b=2" });
  });

  it("keeps the first of headers that mean one value", () => {
    const raw = ["Content-Type", "text/plain", "content-type", "text/html", "Authorization", "a"];
    expect(storedHeaders([...raw, "authorization", "b"])).toEqual({
      "content-type": "text/plain",
      authorization: "a",
    });
  });

  it("drops what belongs to the connection", () => {
    const raw = ["Host", "a", "Connection", "keep-alive, X-Hop", "Keep-Alive", "timeout=5"];
    raw.push(
      "X-Hop",
      "1",
      "Transfer-Encoding",
      "chunked",
      "TE",
      "trailers",
      "Upgrade",
      "websocket",
    );
    raw.push("Expect", "100-continue", "Proxy-Authorization", "x", "Trailer", "y", "Accept", "*/*");
    expect(storedHeaders(raw)).toEqual({ accept: "*/*" });
  });

  it("keeps headers named after parts of an object, without pollution", () => {
    const stored = storedHeaders(["__proto__", "x", "constructor", "y", "__proto__", "z"]);
    expect(Object.entries(stored)).toEqual([
      ["__proto__", "x, z"],
      ["constructor", "y"],
    ]);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
    expect(Object.getPrototypeOf(stored)).toBe(Object.prototype);
  });

  it("takes an odd list", () => {
    expect(storedHeaders(["a"])).toEqual({});
    expect(storedHeaders([])).toEqual({});
  });
});
