import { describe, expect, it } from "vitest";
import { createApiHost } from "./api-host.ts";

function pathOf(
  url: string,
  host = "api.example.com",
  apiUrl: string | null = "https://api.example.com",
) {
  const request = { url, headers: { host } };
  createApiHost(apiUrl)(request);
  return request.url;
}

describe("createApiHost", () => {
  it.each(["/events?limit=1", "/", "/openapi", "/projects/tm_1", "/2026/x", "/healthzz"])(
    "takes %s for a path of the newest version",
    (url) => expect(pathOf(url)).toBe(`/2026-09-01${url}`),
  );

  it.each([
    "/2024-03-01/events",
    "/2019-01-01/events",
    "/latest/openapi",
    "/latest",
    "/healthz",
    "*",
  ])("leaves %s as it is", (url) => expect(pathOf(url)).toBe(url));

  it("leaves other hosts alone, ports included, and all of them without the setting", () => {
    expect(pathOf("/events", "sluice.example.com")).toBe("/events");
    expect(pathOf("/events", "api.example.com:8443")).toBe("/events");
    expect(pathOf("/events", "api.example.com", null)).toBe("/events");
  });
});
