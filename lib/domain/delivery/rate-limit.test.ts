import { describe, expect, it } from "vitest";
import { deliveryRate, type RateConfig } from "./rate-limit.ts";

describe("deliveryRate", () => {
  it.each<[RateConfig, ReturnType<typeof deliveryRate>]>([
    [{}, null],
    [{ rate_limit: null, rate_limit_period: "second" }, null],
    [{ rate_limit: 10 }, { kind: "spread", intervalMs: 100 }],
    [
      { rate_limit: 10, rate_limit_period: "second" },
      { kind: "spread", intervalMs: 100 },
    ],
    [
      { rate_limit: 4, rate_limit_period: "minute" },
      { kind: "spread", intervalMs: 15_000 },
    ],
    [
      { rate_limit: 1, rate_limit_period: "hour" },
      { kind: "spread", intervalMs: 3_600_000 },
    ],
    [
      { rate_limit: 3, rate_limit_period: "concurrent" },
      { kind: "concurrent", max: 3 },
    ],
  ])("reads %j", (config, rate) => {
    expect(deliveryRate(config)).toEqual(rate);
  });
});
