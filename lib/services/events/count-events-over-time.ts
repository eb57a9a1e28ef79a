import type { Buckets } from "#lib/domain/lists/choose-buckets.ts";
import type { EventHistogramQuery, HistogramModel } from "#lib/schemas/histogram.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { integerCondition, oneOf } from "../lists/conditions.ts";
import type { Tally } from "../lists/count-rows-over-time.ts";
import { readHistogram } from "../lists/read-histogram.ts";
import { isKnownToRollUps, toTallies } from "../lists/roll-up-tallies.ts";
import { connectionsOf, eventRollUps } from "../metrics/event-rows.ts";
import { readSeries } from "../metrics/read-series.ts";
import { planTime } from "../metrics/time-plan.ts";
import { eventConditions } from "./event-conditions.ts";

const column = (name: string) => Prisma.raw(`r.${name}`);

/** What roll-ups of events know; those of a project as a whole know only the second part. */
const OF_RESOURCES = ["source_id", "webhook_id", "destination_id", "delivery_group"] as const;
const OF_PROJECT = ["status", "error_code", "response_status", "attempts"] as const;
const KNOWN = new Set<string>([...OF_RESOURCES, ...OF_PROJECT, "created_at", "buckets"]);

async function countByRollUps(
  ctx: ServiceContext,
  query: EventHistogramQuery,
  { granularity, starts }: Buckets,
  fromMs: number,
  toMs: number,
): Promise<Tally[]> {
  const range = { date_range: { start: new Date(fromMs), end: new Date(toMs) }, granularity };
  const plan = { ...planTime(range, ctx.now()), starts };
  if (!plan.tiers) return [];
  const isPerResource = OF_RESOURCES.some((name) => query[name] !== undefined);
  const between = await connectionsOf(ctx, query.source_id, query.destination_id);
  const rows = await readSeries(ctx.db.pool, plan, {
    rows: eventRollUps(ctx.projectId, isPerResource, plan.tiers),
    conditions: [
      oneOf(column("connection_id"), between),
      oneOf(column("connection_id"), query.webhook_id),
      oneOf(column("source_id"), query.source_id),
      oneOf(column("destination_id"), query.destination_id),
      oneOf(column("delivery_group"), query.delivery_group),
      oneOf(column("status"), query.status),
      oneOf(column("error_code"), query.error_code),
      integerCondition(column("response_status"), query.response_status),
      integerCondition(column("attempts"), query.attempts),
    ],
    dimensions: new Map([["status", column("status")]]),
    measures: new Map([["count", Prisma.raw("sum(r.count)")]]),
  });
  return toTallies(rows);
}

/** Counts the events of a list over time, by the status that they are in now. */
export async function countEventsOverTime(
  ctx: ServiceContext,
  query: EventHistogramQuery,
): Promise<HistogramModel> {
  const filter = await eventConditions(ctx, query);
  const list = {
    table: "event" as const,
    prefix: "evt" as const,
    filter,
    status: Prisma.raw("t.status"),
  };
  const rollUps = isKnownToRollUps(query, KNOWN)
    ? (buckets: Buckets, fromMs: number, toMs: number) =>
        countByRollUps(ctx, query, buckets, fromMs, toMs)
    : null;
  return readHistogram(ctx, list, query, rollUps);
}
