import { describe, expect, it } from "vitest";
import { deliveryRate, groupIntervalMs, type RateConfig } from "./rate-limit.ts";

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

describe("groupIntervalMs", () => {
  const overrides = { big: { rate: 50, rate_period: "second" as const } };
  const groups = { key: "body.shop", rate: 4, rate_period: "minute" as const, overrides };
  const config = { delivery_policy: { rate: null, period: null, groups } };

  it("is that of the group's override, or of all groups", () => {
    expect(groupIntervalMs(config, "big")).toBe(20);
    expect(groupIntervalMs(config, "small")).toBe(15_000);
    expect(groupIntervalMs(config, "constructor")).toBe(15_000);
  });

  it("is none where nothing is grouped any more", () => {
    expect(groupIntervalMs({}, "big")).toBe(0);
    expect(groupIntervalMs({ delivery_policy: { rate: 1, period: "hour" } }, "big")).toBe(0);
  });
});
