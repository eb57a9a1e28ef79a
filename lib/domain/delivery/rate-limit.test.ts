import { describe, expect, it } from "vitest";
import { deliveryRate, type RateConfig } from "./rate-limit.ts";

describe("deliveryRate", () => {
  it.each<[RateConfig, ReturnType<typeof deliveryRate>]>([
    [{}, null],
    [{ delivery_policy: null }, null],
    [{ delivery_policy: { rate: null, period: null } }, null],
    [{ delivery_policy: { rate: 10, period: null } }, { kind: "spread", intervalMs: 100 }],
    [{ delivery_policy: { rate: 10, period: "second" } }, { kind: "spread", intervalMs: 100 }],
    [{ delivery_policy: { rate: 4, period: "minute" } }, { kind: "spread", intervalMs: 15_000 }],
    [{ delivery_policy: { rate: 1, period: "hour" } }, { kind: "spread", intervalMs: 3_600_000 }],
    [{ delivery_policy: { rate: 3, period: "concurrent" } }, { kind: "concurrent", max: 3 }],
  ])("reads %j", (config, rate) => {
    expect(deliveryRate(config)).toEqual(rate);
  });
});
