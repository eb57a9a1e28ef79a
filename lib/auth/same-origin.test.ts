import { describe, expect, it } from "vitest";
import { isAllowedByOrigin } from "./same-origin.ts";

const PUBLIC_URL = "https://sluice.example.com";
const HOST = "sluice.example.com";

describe("isAllowedByOrigin", () => {
  it.each([
    // By what the browser says of the page that asks.
    ["POST", { "sec-fetch-site": "same-origin", origin: PUBLIC_URL }, true],
    ["POST", { "sec-fetch-site": "same-origin" }, true],
    ["POST", { "sec-fetch-site": "same-site", origin: "https://other.example.com" }, false],
    ["POST", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }, false],
    ["POST", { "sec-fetch-site": "cross-site", origin: PUBLIC_URL }, false],
    ["POST", { "sec-fetch-site": "none" }, false],
    // By the origin, where the browser does not say more.
    ["POST", { origin: PUBLIC_URL }, true],
    ["POST", { origin: `https://${HOST}:443` }, true],
    ["POST", { origin: "https://evil.example" }, false],
    ["POST", { origin: `https://${HOST}.evil.example` }, false],
    ["POST", { origin: `https://${HOST}:8443` }, false],
    ["POST", { origin: "null" }, false],
    ["POST", { origin: "" }, false],
    ["POST", { origin: "http://192.168.1.5:3000", host: "192.168.1.5:3000" }, true],
    ["POST", { origin: "http://192.168.1.5:3001", host: "192.168.1.5:3000" }, false],
    ["POST", {}, false],
    ["POST", { referer: `${PUBLIC_URL}/events` }, false],
    ["POST", { "content-type": "text/plain" }, false],
    ["PUT", {}, false],
    ["PATCH", {}, false],
    ["DELETE", { origin: "https://evil.example" }, false],
    ["DELETE", { origin: PUBLIC_URL }, true],
    // Reading changes nothing, and the answer stays unread across origins.
    ["GET", {}, true],
    ["GET", { "sec-fetch-site": "cross-site" }, true],
    ["HEAD", {}, true],
  ])("%s with %o: %s", (method, headers, isAllowed) => {
    const given = new Headers({ host: HOST, ...headers } as Record<string, string>);
    expect(isAllowedByOrigin(method, given, PUBLIC_URL)).toBe(isAllowed);
  });
});
