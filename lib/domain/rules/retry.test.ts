import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classifyResponse, failedWithout } from "#lib/domain/delivery/classify-response.ts";
import {
  announcedRetryMs,
  matchesRetry,
  nextRetryAt,
  type RetryHistory,
} from "#lib/domain/rules/retry.ts";
import type { RetryRule } from "#lib/schemas/rule.ts";

const NOW = new Date("2026-11-23T12:00:00.000Z");
const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;

const rule = (part: Partial<RetryRule> = {}): RetryRule => ({
  type: "retry",
  strategy: "linear",
  interval: MINUTE_MS,
  count: 5,
  ...part,
});
const history = (part: Partial<RetryHistory> = {}): RetryHistory => ({
  automaticRetries: 0,
  firstAttemptAt: NOW,
  ...part,
});
const answer = (status: number, retryAfter: string | null = null) =>
  classifyResponse(status, retryAfter);
const waitMs = (...args: [RetryRule, RetryHistory, ReturnType<typeof answer>]) => {
  const at = nextRetryAt(...args, NOW);
  return at && at.getTime() - NOW.getTime();
};

describe("matchesRetry", () => {
  it.each<[string[] | null, number, boolean]>([
    [null, 500, true],
    [null, 404, true],
    [null, 302, true],
    [null, 200, false],
    [["200-599"], 204, false],
    [["500"], 500, true],
    [["500"], 501, false],
    [["500-599"], 500, true],
    [["500-599"], 599, true],
    [["500-599"], 499, false],
    [["599-500"], 550, false],
    [[">=500"], 500, true],
    [[">500"], 500, false],
    [["<500"], 404, true],
    [["<=404"], 404, true],
    [["=404"], 404, true],
    [["==404"], 404, true],
    [["<>404"], 404, false],
    [["<>404"], 405, true],
    [["!401"], 401, false],
    [["!401"], 500, true],
    [["!401", "!403"], 404, true],
    [["500", "!500"], 500, false],
    [["!500", "500"], 500, true],
    [["400-499", "!404"], 404, false],
    [["400-499", "!404"], 410, true],
    [["400-499", "!404"], 500, false],
  ])("%j on %i: %s", (codes, status, expected) => {
    expect(matchesRetry(rule({ response_status_codes: codes }), answer(status))).toBe(expected);
  });

  it("retries failures without a status whatever the expressions are", () => {
    const codes = { response_status_codes: ["500"] };
    expect(matchesRetry(rule(codes), failedWithout("TIMEOUT"))).toBe(true);
    expect(matchesRetry(rule(), failedWithout("CONNECTION_REFUSED"))).toBe(true);
  });
});

describe("nextRetryAt", () => {
  it("waits the same each time when linear", () => {
    const waits = [0, 1, 4, 5].map((automaticRetries) =>
      waitMs(rule(), history({ automaticRetries }), answer(500)),
    );
    expect(waits).toEqual([MINUTE_MS, MINUTE_MS, MINUTE_MS, null]);
  });

  it("doubles each time when exponential", () => {
    const waits = [0, 1, 2, 3].map((automaticRetries) =>
      waitMs(rule({ strategy: "exponential" }), history({ automaticRetries }), answer(500)),
    );
    expect(waits).toEqual([1, 2, 4, 8].map((factor) => factor * MINUTE_MS));
  });

  it("takes 5 retries from 30 s on where the rule does not say", () => {
    const open = rule({ interval: null, count: null });
    expect(waitMs(open, history(), answer(500))).toBe(30 * SECOND_MS);
    expect(waitMs(open, history({ automaticRetries: 4 }), answer(500))).toBe(30 * SECOND_MS);
    expect(waitMs(open, history({ automaticRetries: 5 }), answer(500))).toBeNull();
  });

  it.each([
    ["a count of 0", rule({ count: 0 }), history(), answer(500, "5")],
    ["50 retries", rule({ count: 99 }), history({ automaticRetries: 50 }), answer(500)],
    [
      "a status that is not named",
      rule({ response_status_codes: ["503"] }),
      history(),
      answer(500, "5"),
    ],
    ["a success", rule(), history(), answer(200, "5")],
    ["Retry-After: -1", rule(), history(), answer(503, " -1 ")],
  ])("ends with %s", (_, retry, past, outcome) => {
    expect(waitMs(retry, past, outcome)).toBeNull();
  });

  it("ends a week after the first attempt", () => {
    const day = rule({ interval: DAY_MS });
    const since = (days: number) =>
      history({ firstAttemptAt: new Date(NOW.getTime() - days * DAY_MS) });
    expect(waitMs(day, since(6), answer(500))).toBe(DAY_MS);
    expect(waitMs(day, since(6.5), answer(500))).toBeNull();
    expect(waitMs(day, since(6.5), answer(500, "864000"))).toBe(7 * DAY_MS);
    expect(waitMs(day, since(7), answer(500, "5"))).toBeNull();
    const late = rule({ strategy: "exponential", count: 50 });
    expect(waitMs(late, history({ automaticRetries: 49 }), answer(500))).toBeNull();
  });

  it.each<[string, number]>([
    ["120", 120 * SECOND_MS],
    [" 120 ", 120 * SECOND_MS],
    ["1.5", 1.5 * SECOND_MS],
    ["0", SECOND_MS],
    ["999999999999", 7 * DAY_MS],
    ["Mon, 23 Nov 2026 12:05:00 GMT", 5 * MINUTE_MS],
    ["Mon, 23 Nov 2026 11:00:00 GMT", SECOND_MS],
    ["Fri, 31 Dec 9999 23:59:59 GMT", 7 * DAY_MS],
    ["2026-11-23T12:05:00Z", 5 * MINUTE_MS],
    ["2026-11-23T12:05:00", 5 * MINUTE_MS],
    ["2026-11-23T14:05:00.000+02:00", 5 * MINUTE_MS],
    ["", MINUTE_MS],
    ["-5", MINUTE_MS],
    ["soon", MINUTE_MS],
    ["5 minutes", MINUTE_MS],
    ["1e3", MINUTE_MS],
    ["NaN", MINUTE_MS],
    ["Infinity", MINUTE_MS],
    ["2026-13-45T99:99:99Z", MINUTE_MS],
    ["Mon, 99 Foo 2026 12:05:00 GMT", MINUTE_MS],
    ["5, 6", MINUTE_MS],
  ])("Retry-After %j: waits %i ms", (retryAfter, expected) => {
    expect(waitMs(rule(), history(), answer(503, retryAfter))).toBe(expected);
  });

  it("is null or a moment within the next 7 days, whatever the header says", () => {
    const header = fc.oneof(fc.string(), fc.integer().map(String), fc.date().map(String));
    fc.assert(
      fc.property(header, fc.nat({ max: 60 }), (retryAfter, automaticRetries) => {
        const wait = waitMs(
          rule({ count: 50 }),
          history({ automaticRetries }),
          answer(503, retryAfter),
        );
        expect(wait === null || (wait >= SECOND_MS && wait <= 7 * DAY_MS)).toBe(true);
      }),
    );
  });
});

describe("announcedRetryMs", () => {
  it("is the wait of the rule, and nothing on the last attempt", () => {
    expect(announcedRetryMs(null, history(), NOW)).toBeNull();
    expect(announcedRetryMs(rule(), history(), NOW)).toBe(MINUTE_MS);
    expect(announcedRetryMs(rule(), history({ automaticRetries: 5 }), NOW)).toBeNull();
    const old = history({ firstAttemptAt: new Date(NOW.getTime() - 7 * DAY_MS) });
    expect(announcedRetryMs(rule(), old, NOW)).toBeNull();
  });
});
