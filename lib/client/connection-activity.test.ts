import { describe, expect, it } from "vitest";
import type { MetricsModel } from "#lib/schemas/metrics.ts";
import { toActivity } from "./connection-activity.ts";

const HOUR = 3_600_000;
const START = Date.UTC(2026, 10, 23);
const row = (hour: number, id: string, count: number, failed = 0) => ({
  time_bucket: new Date(START + hour * HOUR).toISOString(),
  dimensions: { webhook_id: id },
  metrics: { count, failed_count: failed },
});

describe("toActivity", () => {
  it("lays counts out by connection and hour", () => {
    const model = { data: [row(0, "web_1", 4, 1), row(23, "web_1", 2), row(5, "web_2", 7)] };
    const activity = toActivity(model as unknown as MetricsModel, START, HOUR);
    const first = activity.get("web_1");
    expect(first?.counts).toHaveLength(24);
    expect([first?.counts[0], first?.counts[23], first?.failed[0]]).toEqual([4, 2, 1]);
    expect([first?.total, first?.failedTotal]).toEqual([6, 1]);
    expect(activity.get("web_2")?.total).toBe(7);
    expect(activity.has("web_3")).toBe(false);
  });
  it("leaves out what lies beyond the day", () => {
    const model = { data: [row(24, "web_1", 4)] };
    const activity = toActivity(model as unknown as MetricsModel, START, HOUR);
    expect(activity.get("web_1")?.total).toBe(0);
  });
});
