import type { IncomingMessage, ServerResponse } from "node:http";
import { describe, expect, it } from "vitest";
import { cleanRequest, createPageSecurity } from "./page-security.ts";

const HTTPS = { publicUrl: "https://sluice.example.com", isDevelopment: false };

function secure(settings = HTTPS, headers: Record<string, string> = {}, url = "/") {
  const given: Record<string, string> = { ...headers };
  const set = new Map<string, string>();
  createPageSecurity(settings)(
    { headers: given, url } as unknown as IncomingMessage,
    {
      setHeader: (name: string, value: string) => set.set(name, value),
    } as unknown as ServerResponse,
  );
  return { given, set, policy: set.get("content-security-policy") ?? "" };
}

describe("createPageSecurity", () => {
  it("lets scripts of this answer and origin run, and no others", () => {
    const { policy, given } = secure();
    const scripts = policy.split("; ").find((each) => each.startsWith("script-src "));
    expect(scripts).toBe(`script-src 'self' 'nonce-${given["x-nonce"]}'`);
    expect(policy).not.toContain("unsafe-eval");
    expect(given["content-security-policy"]).toBe(policy);
  });

  it("makes a nonce for each answer, whatever the client says", () => {
    const headers = { "x-nonce": "mine", "content-security-policy": "script-src 'nonce-mine'" };
    const nonces = [secure(HTTPS, headers), secure(HTTPS, headers)].map(
      ({ given }) => given["x-nonce"],
    );
    expect(nonces[0]).not.toBe(nonces[1]);
    expect(nonces).not.toContain("mine");
    expect(nonces[0]).toMatch(/^[\w+/]{24}$/);
  });

  it.each(["/latest/events/evt_1/raw_body", "/2026-09-01/requests"])(
    "lets nothing of an answer of the API run: %s",
    (url) => {
      expect(secure(HTTPS, {}, url).policy).toBe(
        "default-src 'none'; frame-ancestors 'none'; sandbox",
      );
    },
  );

  it("tells browsers to stay with https where that is how it is reached", () => {
    expect(secure().set.get("strict-transport-security")).toBe("max-age=31536000");
    const http = { ...HTTPS, publicUrl: "http://localhost:3000" };
    expect(secure(http).set.has("strict-transport-security")).toBe(false);
  });
});

describe("cleanRequest", () => {
  const clean = (url: string, headers: Record<string, string> = {}) => {
    const request = { url, headers: { ...headers } } as unknown as IncomingMessage;
    return { isServed: cleanRequest(request), url: request.url, headers: request.headers };
  };

  it.each([
    ["/events?a=1", "/events?a=1"],
    ["http://evil.example/events?a=1", "/events?a=1"],
    ["HTTPS://evil.example/", "/"],
    ["*", "*"],
  ])("serves %s as %s", (url, path) => {
    expect(clean(url)).toMatchObject({ isServed: true, url: path });
  });

  it.each([
    "//evil.example/events",
    "/\\evil.example",
    "http://evil.example//events",
    "events",
    "http://[",
  ])("does not serve %s", (url) => {
    expect(clean(url).isServed).toBe(false);
  });

  it("drops what only the framework may say", () => {
    const { headers } = clean("/", {
      "x-middleware-subrequest": "middleware:middleware",
      "x-matched-path": "/settings",
      accept: "text/html",
    });
    expect(headers).toEqual({ accept: "text/html" });
  });
});
