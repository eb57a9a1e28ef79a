import { describe, expect, it } from "vitest";
import { type MetricsResource, RESOURCE_DIMENSION } from "#lib/client/metrics.ts";
import {
  attemptMetricsQuery,
  eventMetricsQuery,
  ignoredEventMetricsQuery,
  queueDepthMetricsQuery,
  requestMetricsQuery,
  transformationMetricsQuery,
} from "#lib/schemas/metrics.ts";
import { PANELS } from "./panels.ts";

const QUERIES = {
  requests: requestMetricsQuery,
  events: eventMetricsQuery,
  "ignored-events": ignoredEventMetricsQuery,
  attempts: attemptMetricsQuery,
  "queue-depth": queueDepthMetricsQuery,
  transformations: transformationMetricsQuery,
};
const RANGE = { start: "2026-11-22T00:00:00.000Z", end: "2026-11-23T00:00:00.000Z" };

const ALL = Object.values(PANELS).map((panel) => [panel.id, panel] as const);

describe("PANELS", () => {
  it.each(ALL)("%s asks for what its subject has, split as it may be", (_, panel) => {
    const splits: (MetricsResource | null)[] = [null, ...panel.splits];
    for (const split of splits) {
      const result = QUERIES[panel.subject].safeParse({
        date_range: RANGE,
        measures: panel.needs,
        ...(split ? { dimensions: [RESOURCE_DIMENSION[split]] } : {}),
      });
      expect(result.error).toBeUndefined();
    }
  });

  it.each(ALL)("%s is made of nothing but what it asks for", (_, panel) => {
    const asked = new Set<string>();
    const figures = new Proxy<Record<string, number>>(
      {},
      { get: (_target, name) => asked.add(String(name)) && 1 },
    );
    for (const series of [...panel.series, panel.main]) {
      expect(series.value(figures, 60)).not.toBeNaN();
    }
    expect(panel.needs).toEqual(expect.arrayContaining([...asked]));
    if (panel.basis) expect(panel.needs).toContain(panel.basis);
  });

  it("draws as columns only what adds up", () => {
    for (const { isSum, format } of Object.values(PANELS)) if (isSum) expect(format).toBe("count");
  });
});
