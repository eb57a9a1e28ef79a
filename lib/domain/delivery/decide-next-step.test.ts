import { describe, expect, it } from "vitest";
import { classifyResponse, failedWithout } from "#lib/domain/delivery/classify-response.ts";
import { decideNextStep, isPoisoned } from "#lib/domain/delivery/decide-next-step.ts";
import type { RetryRule } from "#lib/schemas/rule.ts";

const NOW = new Date("2026-11-23T12:00:00.000Z");
const RULE: RetryRule = { type: "retry", strategy: "linear", interval: 60_000, count: 2 };
const past = (automaticRetries: number) => ({ automaticRetries, firstAttemptAt: NOW });

describe("decideNextStep", () => {
  it("ends with a success", () => {
    expect(decideNextStep(classifyResponse(201, null), RULE, past(1), NOW)).toEqual({
      status: "SUCCESSFUL",
    });
  });

  it("retries a failure as the rule says, then gives up", () => {
    const steps = [0, 1, 2].map((retries) =>
      decideNextStep(failedWithout("TIMEOUT"), RULE, past(retries), NOW),
    );
    expect(steps).toEqual([
      { status: "FAILED", retryInMs: 60_000 },
      { status: "FAILED", retryInMs: 60_000 },
      { status: "FAILED", retryInMs: null },
    ]);
  });

  it("follows Retry-After", () => {
    expect(decideNextStep(classifyResponse(429, "7"), RULE, past(0), NOW)).toEqual({
      status: "FAILED",
      retryInMs: 7_000,
    });
  });

  it("never retries without a rule", () => {
    expect(decideNextStep(classifyResponse(503, "7"), null, past(0), NOW)).toEqual({
      status: "FAILED",
      retryInMs: null,
    });
  });
});

describe("isPoisoned", () => {
  it("gives up at the third interruption", () => {
    expect([0, 1, 2, 3, 4].map(isPoisoned)).toEqual([false, false, false, true, true]);
  });
});
