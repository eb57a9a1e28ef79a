import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { ADA, expect, test } from "./fixtures.ts";

type Answer = { status: number; headers: IncomingHttpHeaders; body: string };

/** Sends a request as it stands: unlike fetch, it changes neither the path nor the headers. */
function send(
  base: string,
  path: string,
  { method = "GET", headers = {}, body = "" } = {},
): Promise<Answer> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    const request = httpRequest({ hostname, port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString("utf8"),
        }),
      );
    });
    request.on("error", reject);
    request.end(body);
  });
}

const PAGES = ["/", "/events", "/connections", "/settings/account", "/settings/api-keys"];
const CALLS = [
  "/latest/me",
  "/latest/events",
  "/latest/sources",
  "/api/account",
  "/api/account/sessions",
];

const SUBREQUESTS = [
  "middleware",
  "src/middleware",
  "pages/_middleware",
  "middleware:middleware:middleware:middleware:middleware",
  "src/middleware:src/middleware:src/middleware:src/middleware:src/middleware",
  "proxy",
  "proxy:proxy:proxy:proxy:proxy",
];

test.describe("whoever is not signed in", () => {
  test("sees nothing by the framework's own headers and paths", async ({ product }) => {
    const tricks: { path: (page: string) => string; headers?: Record<string, string> }[] = [
      { path: (page) => page },
      ...SUBREQUESTS.map((value) => ({
        path: (page: string) => page,
        headers: { "x-middleware-subrequest": value },
      })),
      { path: (page) => page, headers: { rsc: "1" } },
      { path: (page) => page, headers: { rsc: "1", "next-router-prefetch": "1" } },
      {
        path: (page) => page,
        headers: { rsc: "1", "next-router-segment-prefetch": "/_tree" },
      },
      { path: (page) => `${page}?_rsc=abc`, headers: { rsc: "1" } },
      { path: (page) => `${page === "/" ? "/index" : page}.rsc` },
      { path: (page) => `/_next/data/build${page === "/" ? "/index" : page}.json` },
      { path: (page) => `http://evil.example${page}` },
      { path: (page) => `/${page}` },
      { path: (page) => `/\\${page}` },
      { path: (page) => `/.${page}` },
      { path: (page) => `/x/..${page}` },
      {
        path: (page) => page,
        headers: { "x-matched-path": "/sign-in", "x-invoke-path": "/events" },
      },
      {
        path: (page) => page,
        headers: { "x-original-url": "/latest/me", "x-rewrite-url": "/latest/me" },
      },
      {
        path: (page) => page,
        headers: { "x-forwarded-host": "evil.example", host: "evil.example" },
      },
    ];
    for (const { path, headers = {} } of tricks) {
      for (const page of [...PAGES, ...CALLS]) {
        const answer = await send(product.url, path(page), { headers });
        const said = `${path(page)} ${JSON.stringify(headers)}: ${answer.status}`;
        expect(answer.body.includes(ADA.email), said).toBe(false);
        expect(answer.body.includes('"projects":['), said).toBe(false);
        expect(answer.status, said).toBeLessThan(500);
        if (CALLS.includes(page)) expect(answer.status, said).not.toBe(200);
        if (answer.headers.location) expect(answer.headers.location, said).not.toContain("evil");
      }
    }
  });

  test("gets no leave to ask from another site", async ({ product }) => {
    for (const path of [...CALLS, "/latest/events/evt_1/retry", "/api/auth/session"]) {
      const answer = await send(product.url, path, {
        method: "OPTIONS",
        headers: {
          origin: "https://evil.example",
          "access-control-request-method": "POST",
          "access-control-request-headers": "content-type",
        },
      });
      const allowed = Object.keys(answer.headers).filter((name) =>
        name.startsWith("access-control"),
      );
      expect(allowed, path).toEqual([]);
    }
  });
});

test.describe("another site's page", () => {
  test("changes nothing with the cookie of whoever is signed in", async ({ product, adaState }) => {
    const cookie = adaState.cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
    const before = await send(product.url, "/latest/sources", { headers: { cookie } });
    expect(before.status).toBe(200);
    const foreign = [
      { origin: "https://evil.example", "sec-fetch-site": "cross-site" },
      { origin: "https://evil.example", "content-type": "text/plain" },
      { origin: "null", "content-type": "application/x-www-form-urlencoded" },
      { "content-type": "application/json" },
    ];
    const calls = ["/latest/sources", "/api/account/password", "/api/auth/signout", "/api/setup"];
    for (const headers of foreign) {
      for (const path of calls) {
        const body = JSON.stringify({ name: "csrf", password: "csrf csrf csrf" });
        const answer = await send(product.url, path, {
          method: "POST",
          headers: { cookie, ...headers } as never,
          body,
        });
        expect(answer.status, `${path} ${JSON.stringify(headers)}`).toBe(403);
      }
    }
    const after = await send(product.url, "/latest/sources", { headers: { cookie } });
    expect(after.body).toBe(before.body);
  });
});

test.describe("pages", () => {
  test("let only their own scripts run, and stay out of frames", async ({ product, dashboard }) => {
    const { headers } = await send(product.url, "/sign-in");
    const policy = String(headers["content-security-policy"]);
    expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]+';/);
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "same-origin",
    });
    expect(headers["x-powered-by"]).toBeUndefined();

    const faults: string[] = [];
    dashboard.on("console", (message) => {
      if (/Content Security Policy/i.test(message.text())) faults.push(message.text());
    });
    for (const page of [...PAGES, "/metrics", "/no-such-page"]) {
      await dashboard.goto(page);
      await dashboard.waitForLoadState("load");
    }
    expect(faults).toEqual([]);
    const inserted = await dashboard.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "window.wasRun = true";
      document.body.append(script);
      return "wasRun" in window;
    });
    expect(inserted).toBe(false);
  });

  test("a body without end is cut off", async ({ product }) => {
    const body = JSON.stringify({ email: "x".repeat(3_000_000) });
    const headers = { origin: product.url, "content-type": "application/json" };
    const answer = await send(product.url, "/api/account/sign-in-link", {
      method: "POST",
      headers: headers as never,
      body,
    });
    expect(answer.status).toBe(413);
  });
});
