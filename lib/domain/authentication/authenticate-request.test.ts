import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AuthenticatingSource, authenticateRequest } from "./authenticate-request.ts";
import type { AuthenticatedRequest } from "./authentication.ts";
import { GENERIC_SCHEMES } from "./registry.ts";

const BODY = Uint8Array.from([...new TextEncoder().encode('{"a":1}'), 0xff, 0xfe]);
const CHANGED = Uint8Array.from([...BODY, 0x20]);

type Part = Partial<AuthenticatedRequest>;
const request: AuthenticatedRequest = {
  method: "POST",
  path: "/",
  query: "",
  headers: {},
  body: BODY,
  urls: () => ["https://sluice.example/e/token"],
  nowMs: Date.UTC(2026, 0, 1),
};
const check = (auth: AuthenticatingSource["auth"], part: Part) =>
  authenticateRequest({ type: "WEBHOOK", auth }, { ...request, ...part });

const hmac = (algorithm: string, encoding: string) => ({
  type: "HMAC",
  config: { algorithm, encoding, header_key: "X-Signature", webhook_secret_key: "s3cret" },
});
const sign = (algorithm: string, encoding: "hex" | "base64" | "base64url") =>
  createHmac(algorithm, "s3cret").update(BODY).digest(encoding);
const apiKey = { type: "API_KEY", config: { header_key: "X-Api-Key", api_key: "k3y" } };
const basic = { type: "BASIC_AUTH", config: { username: "user", password: "pa:ss é" } };
const basicHeader = (text: string) => ({
  authorization: `Basic ${Buffer.from(text).toString("base64")}`,
});

describe("authenticateRequest", () => {
  it("leaves a source without authentication unverified", () => {
    expect(check(null, {})).toEqual({ result: "unverified" });
  });

  it("rejects a type that it does not know", () => {
    expect(check({ type: "NO_SUCH", config: {} }, {})).toEqual({
      result: "rejected",
      httpStatus: 401,
    });
  });

  it("rejects it also on a source whose own type signs nothing", () => {
    const auth = { type: "NO_SUCH", config: {} };
    expect(authenticateRequest({ type: "HTTP", auth }, request).result).toBe("rejected");
  });

  it("answers what the provider of the type asks, however the source is protected", () => {
    const headers = { "webhook-request-origin": "eventgrid.azure.net" };
    const source = { type: "AZURE_EVENT_GRID", auth: apiKey };
    const asked = { ...request, method: "OPTIONS", headers };
    expect(authenticateRequest(source, asked).result).toBe("challenge");
    expect(authenticateRequest(source, request).result).toBe("rejected");
  });

  it.each([...GENERIC_SCHEMES.keys()])("%s without its secret verifies nothing", (type) => {
    expect(check({ type, config: {} }, {})).toEqual({ result: "unverified" });
  });

  it.each([...GENERIC_SCHEMES.keys()])("%s never throws", (type) => {
    const config = { ...hmac("sha256", "hex").config, ...apiKey.config, ...basic.config };
    const headers = fc.dictionary(
      fc.constantFrom("x-api-key", "x-signature", "authorization", "__proto__"),
      fc.string({ maxLength: 200 }),
    );
    fc.assert(
      fc.property(headers, fc.string(), fc.uint8Array(), (headers, query, body) => {
        expect(check({ type, config }, { headers, query, body }).result).toBe("rejected");
      }),
    );
  });
});

describe("HMAC", () => {
  const algorithms = ["sha1", "sha256", "sha512", "md5"];
  const encodings = ["hex", "base64", "base64url"] as const;
  const all = algorithms.flatMap((a) => encodings.map((e) => [a, e] as const));

  it.each(all)(
    "accepts its own %s %s signature and refuses a changed body",
    (algorithm, encoding) => {
      const auth = hmac(algorithm, encoding);
      const headers = { "x-signature": sign(algorithm, encoding) };
      expect(check(auth, { headers }).result).toBe("verified");
      expect(check(auth, { headers, body: CHANGED }).result).toBe("rejected");
      const wrong = { ...auth, config: { ...auth.config, webhook_secret_key: "other" } };
      expect(check(wrong, { headers }).result).toBe("rejected");
    },
  );

  it("takes base64 without padding", () => {
    const headers = { "x-signature": sign("sha256", "base64").replace(/=+$/, "") };
    expect(check(hmac("sha256", "base64"), { headers }).result).toBe("verified");
  });

  const good = sign("sha256", "hex");
  it.each([
    ["missing", undefined],
    ["empty", ""],
    ["too short", good.slice(1)],
    ["no hex", "z".repeat(64)],
    ["upper case", good.toUpperCase()],
    ["spaces", ` ${good} `],
    ["two values", `${good}, ${good}`],
    ["100 KB", good.repeat(1_600)],
  ])("refuses a signature that is %s with 401", (_, signature) => {
    const headers: Record<string, string> =
      signature === undefined ? {} : { "x-signature": signature };
    expect(check(hmac("sha256", "hex"), { headers })).toEqual({
      result: "rejected",
      httpStatus: 401,
    });
  });

  it("answers 200 to a wrong md5 signature", () => {
    expect(check(hmac("md5", "hex"), {})).toEqual({ result: "rejected", httpStatus: 200 });
  });
});

describe("API_KEY", () => {
  it.each<[string, Part, string]>([
    ["in the header", { headers: { "x-api-key": "k3y" } }, "verified"],
    ["in the query", { query: "a=1&X-Api-Key=k3y" }, "verified"],
    ["wrong in the header", { headers: { "x-api-key": "k3" }, query: "X-Api-Key=k3y" }, "rejected"],
    ["wrong in the query", { query: "X-Api-Key=K3Y" }, "rejected"],
    ["twice in the query", { query: "X-Api-Key=k3y&X-Api-Key=k3y" }, "rejected"],
    ["missing", {}, "rejected"],
  ])("%s", (_, part, result) => {
    expect(check(apiKey, part).result).toBe(result);
  });
});

describe("BASIC_AUTH", () => {
  it.each<[string, Record<string, string>, string]>([
    ["right", basicHeader("user:pa:ss é"), "verified"],
    [
      "scheme in lower case",
      { authorization: basicHeader("user:pa:ss é").authorization.replace("Basic", "basic") },
      "verified",
    ],
    ["wrong password", basicHeader("user:pass"), "rejected"],
    ["no colon", basicHeader("user"), "rejected"],
    ["no base64", { authorization: "Basic %%%" }, "rejected"],
    ["another scheme", { authorization: "Bearer abc" }, "rejected"],
    ["10 KB user", basicHeader("u".repeat(10_240)), "rejected"],
    ["missing", {}, "rejected"],
  ])("%s", (_, headers, result) => {
    expect(check(basic, { headers }).result).toBe(result);
  });
});

describe("what a sender is told whose signature is wrong", () => {
  const told = (type: string, config: Record<string, unknown>) =>
    authenticateRequest({ type: "WEBHOOK", auth: { type, config } }, request);
  it.each([
    ["SHOPIFY", 401],
    ["ZOOM", 401],
    ["XERO", 401],
    ["GITHUB", 401],
    ["STRIPE", 200],
    ["SLACK", 200],
  ])("is as %s wants it: %i", (type, httpStatus) => {
    expect(told(type, { webhook_secret_key: "s" })).toEqual({ result: "rejected", httpStatus });
  });
  it("is as TWITTER wants it: 401", () => {
    expect(told("TWITTER", { api_key: "s" })).toEqual({ result: "rejected", httpStatus: 401 });
  });
});
