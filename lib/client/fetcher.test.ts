import { createServer } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { getEventContract, listEventsContract } from "#lib/contracts/events.ts";
import type { createSourceContract } from "#lib/contracts/sources.ts";
import { setActiveProject } from "./active-project.ts";
import { request } from "./fetcher.ts";

type Seen = { method?: string; url?: string; team?: unknown; type?: unknown; body: string };

describe("request", () => {
  const seen: Seen[] = [];
  let answer: { status: number; body: string } = { status: 200, body: "{}" };
  const realFetch = globalThis.fetch;
  const server = createServer(async (incoming, outgoing) => {
    let body = "";
    for await (const chunk of incoming) body += chunk;
    const { method, url, headers } = incoming;
    seen.push({ method, url, team: headers["x-team-id"], type: headers["content-type"], body });
    outgoing.writeHead(answer.status).end(answer.body);
  });

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as { port: number };
    // Browsers resolve paths against the page; Node has none.
    globalThis.fetch = (url, init) =>
      realFetch(new URL(String(url), `http://127.0.0.1:${port}`), init);
    setActiveProject("tm_1");
  });
  afterAll(() => {
    globalThis.fetch = realFetch;
    server.close();
  });

  it("fills the path, writes the query and names the project", async () => {
    await request<typeof getEventContract>("GET /events/{id}", { params: { id: "evt_1/../x" } });
    await request<typeof listEventsContract>("GET /events", {
      query: { status: ["FAILED"], limit: 2 },
    });
    expect(seen[0]).toMatchObject({ method: "GET", team: "tm_1", type: undefined });
    expect(seen[0]?.url).toBe("/2026-09-01/events/evt_1%2F..%2Fx");
    expect(decodeURIComponent(seen[1]?.url ?? "")).toBe(
      "/2026-09-01/events?status[0]=FAILED&limit=2",
    );
  });

  it("sends a body as JSON", async () => {
    await request<typeof createSourceContract>("POST /sources", { body: { name: "shopify" } });
    expect(seen.at(-1)).toMatchObject({ method: "POST", type: "application/json" });
    expect(JSON.parse(seen.at(-1)?.body ?? "")).toEqual({ name: "shopify" });
  });

  it("throws what the API says, also when it is no JSON", async () => {
    answer = { status: 404, body: '{"code":"NOT_FOUND","status":404,"message":"Not Found"}' };
    await expect(
      request<typeof getEventContract>("GET /events/{id}", { params: { id: "x" } }),
    ).rejects.toMatchObject({
      status: 404,
      code: "NOT_FOUND",
    });
    answer = { status: 502, body: "<html>bad gateway" };
    await expect(
      request<typeof getEventContract>("GET /events/{id}", { params: { id: "x" } }),
    ).rejects.toMatchObject({
      status: 502,
    });
  });

  it("throws status 0 when there is no answer and leaves a cancelled call alone", async () => {
    const signal = AbortSignal.abort();
    const cancelled = request<typeof getEventContract>("GET /events/{id}", {
      params: { id: "x" },
      signal,
    });
    await expect(cancelled).rejects.toMatchObject({ name: "AbortError" });
    globalThis.fetch = () => realFetch("http://127.0.0.1:1/");
    const refused = request<typeof getEventContract>("GET /events/{id}", { params: { id: "x" } });
    await expect(refused).rejects.toMatchObject({ status: 0, code: "UNREACHABLE" });
  });
});
