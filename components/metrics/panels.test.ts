import { describe, expect, it } from "vitest";
import { type MetricsResource, RESOURCE_DIMENSION } from "#lib/client/metrics.ts";
import {
  attemptMetricsQuery,
  eventMetricsQuery,
  queueDepthMetricsQuery,
  requestMetricsQuery,
  transformationMetricsQuery,
} from "#lib/schemas/metrics.ts";
import * as panels from "./panels.ts";

const QUERIES = {
  requests: requestMetricsQuery,
  events: eventMetricsQuery,
  attempts: attemptMetricsQuery,
  "queue-depth": queueDepthMetricsQuery,
  transformations: transformationMetricsQuery,
};
const RANGE = { start: "2026-11-22T00:00:00.000Z", end: "2026-11-23T00:00:00.000Z" };

describe("panels", () => {
  it.each(Object.values(panels).map((panel) => [panel.id, panel] as const))(
    "%s asks for what its subject has, split as it may be",
    (_, panel) => {
      const splits: (MetricsResource | null)[] = [null, ...panel.splits];
      for (const split of splits) {
        const result = QUERIES[panel.subject].safeParse({
          date_range: RANGE,
          measures: panel.needs,
          ...(split ? { dimensions: [RESOURCE_DIMENSION[split]] } : {}),
        });
        expect(result.error).toBeUndefined();
      }
      for (const series of [...panel.series, panel.main]) {
        if (!series.value) expect(panel.needs).toContain(series.key);
      }
    },
  );
});
