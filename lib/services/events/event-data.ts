import type { EventData } from "#lib/schemas/payload.ts";
import type { ServiceContext } from "../context.ts";
import { readPayloads } from "../payloads/read-payloads.ts";
import { loadRoutingConfig } from "../sources/load-routing-config.ts";
import type { RoutingConfig } from "../sources/routing-config.ts";
import type { EventRow } from "./event-row.ts";
import { previewDelivery, type Sender } from "./preview-delivery.ts";

async function readSenders(ctx: ServiceContext, ids: string[]): Promise<Map<string, Sender>> {
  const requests = await ctx.db.prisma.request.findMany({
    where: { projectId: ctx.projectId, id: { in: ids } },
    select: { id: true, verified: true, originalIp: true },
  });
  return new Map(requests.map((request) => [request.id, request]));
}

async function readConfigs(ctx: ServiceContext, sourceIds: string[]) {
  const configs = new Map<string, RoutingConfig | null>();
  for (const id of sourceIds) {
    configs.set(id, await loadRoutingConfig(ctx.db.pool, ctx.secretBox, id));
  }
  return configs;
}

/**
 * Reads what events send: see `previewDelivery`. Bodies are read up to `maxBodyBytes`; null where
 * retention took the payload.
 */
export async function readEventData(
  ctx: ServiceContext,
  rows: readonly EventRow[],
  maxBodyBytes: number,
): Promise<(row: EventRow) => EventData | null> {
  const distinct = (key: "payload_id" | "request_id" | "source_id") => [
    ...new Set(rows.map((row) => row[key])),
  ];
  const [payloads, senders, configs] = await Promise.all([
    readPayloads(ctx.db.pool, ctx.projectId, distinct("payload_id"), maxBodyBytes),
    readSenders(ctx, distinct("request_id")),
    readConfigs(ctx, distinct("source_id")),
  ]);
  return (row) => {
    const payload = payloads.get(row.payload_id);
    const config = configs.get(row.source_id) ?? null;
    return payload ? previewDelivery(ctx, row, payload, senders.get(row.request_id), config) : null;
  };
}
