import { describe, expect, it } from "vitest";
import { judgeAnswer, nextTryMs } from "./judge-answer.ts";

const NOW = new Date("2026-11-23T10:00:00.000Z");
const answered = (status: number, retryAfter: string | null = null, body = "") =>
  judgeAnswer({ ok: true, status, body, retryAfter }, NOW);

describe("judgeAnswer", () => {
  it.each([200, 201, 202, 204])("takes %i for delivered", (status) => {
    expect(answered(status)).toEqual({ kind: "delivered" });
  });

  it.each([301, 400, 401, 403, 404, 410, 422])("takes %i for a refusal for good", (status) => {
    expect(answered(status)).toEqual({ kind: "refused", reason: `Answered ${status}.` });
  });

  it.each([408, 429, 500, 502, 503])("tries again after %i", (status) => {
    expect(answered(status)).toMatchObject({ kind: "retry", retryAfterMs: null });
  });

  it.each([
    ["30", "", 30_000],
    ["Mon, 23 Nov 2026 10:00:10 GMT", "", 10_000],
    ["Mon, 23 Nov 2026 09:00:00 GMT", "", 0],
    ["soon", "", null],
    ["1e9999", "", null],
    ["999999", "", 3_600_000],
    ["2", '{"message":"limited","retry_after":0.65,"global":false}', 650],
  ])("waits as Retry-After %j and the body %j say", (header, body, retryAfterMs) => {
    expect(answered(429, header, body)).toMatchObject({ kind: "retry", retryAfterMs });
  });

  it("tries again when nobody answers, but not where it may not call", () => {
    expect(judgeAnswer({ ok: false, code: "TIMEOUT" }, NOW)).toMatchObject({ kind: "retry" });
    const blocked = judgeAnswer({ ok: false, code: "BLOCKED_ADDRESS" }, NOW);
    expect(blocked).toMatchObject({ kind: "refused" });
  });
});

describe("nextTryMs", () => {
  it("waits longer each time, at least as long as it was asked to, and gives up", () => {
    expect([1, 2, 3].map((attempts) => nextTryMs(attempts, null))).toEqual([
      5_000, 30_000, 120_000,
    ]);
    expect(nextTryMs(1, 60_000)).toBe(60_000);
    expect(nextTryMs(2, 1_000)).toBe(30_000);
    expect(nextTryMs(8, null)).toBeNull();
  });
});
