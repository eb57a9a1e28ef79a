import { describe, expect, it } from "vitest";
import { mockResponse } from "./mock-response.ts";

const ask = (query: string, body: Uint8Array | null = null) =>
  mockResponse({ method: "POST", url: `https://mock.invalid/orders${query}`, body });

describe("mockResponse", () => {
  it("echoes method, path, query and body", () => {
    const answer = ask("?a=1", Buffer.from('{"id":7}'));
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body).request).toEqual({
      method: "POST",
      path: "/orders",
      query: { a: "1" },
      body: '{"id":7}',
    });
  });

  it.each([
    ["?status=500", 500, 0],
    ["?status=204&delay=1500", 204, 1_500],
    ["?status=99", 200, 0],
    ["?status=600", 200, 0],
    ["?status=abc&delay=-1", 200, 0],
    ["?status[]=500", 200, 0],
    ["?delay=30001", 200, 0],
  ])("answers %s with %i after %i ms", (query, status, delayMs) => {
    const answer = ask(query);
    expect([answer.status, answer.delayMs]).toEqual([status, delayMs]);
  });

  it("echoes no more than 32 KB of a body", () => {
    const answer = ask("", Buffer.alloc(1024 * 1024, "x"));
    expect(JSON.parse(answer.body).request.body).toHaveLength(32 * 1024);
  });
});
