import type { DeliveryRequest } from "#lib/domain/delivery/build-request.ts";
import type { EventData } from "#lib/schemas/payload.ts";
import type { ServiceContext } from "../context.ts";
import { presentPayload, shownTo, urlShownTo, type Viewer } from "../payloads/present-payload.ts";
import type { PayloadRow } from "../payloads/read-payloads.ts";
import type { RoutingConfig } from "../sources/routing-config.ts";
import { buildAttempt } from "./build-attempt.ts";
import type { EventRow } from "./event-row.ts";

const NO_BYTES = Buffer.alloc(0);
const UNKNOWN_SENDER = { verified: null, originalIp: "" };

/** What of an event's request is told to its destination. */
export type Sender = { verified: boolean | null; originalIp: string };

/** Builds the next manual attempt, without the destination's own credentials: they are never shown. */
function nextManualAttempt(
  ctx: Pick<ServiceContext, "publicUrl" | "now">,
  row: EventRow,
  payload: PayloadRow,
  sender: Sender,
  config: RoutingConfig,
): DeliveryRequest<Buffer> | null {
  const connection = config.connections.find((each) => each.id === row.connection_id);
  if (!connection) return null;
  const built = buildAttempt(
    ctx.publicUrl,
    config,
    connection,
    {
      event: { id: row.id, requestId: row.request_id },
      payload: { ...payload, body: payload.body ?? NO_BYTES },
      sender,
      attempt: { number: row.attempts + 1, trigger: "MANUAL" },
      history: { automaticRetries: row.automatic_count, firstAttemptAt: row.created_at },
    },
    ctx.now(),
  );
  return built.result === "built" ? built.request : null;
}

/** Names in lower case. What was signed without its body at hand is left out. */
function shownHeaders(request: DeliveryRequest<Buffer>, isBodyMissing: boolean) {
  const headers: [string, string][] = [];
  for (let at = 0; at + 1 < request.headers.length; at += 2) {
    const name = request.headers[at]?.toLowerCase() ?? "";
    if (isBodyMissing && /-signature(-2)?$/.test(name)) continue;
    headers.push([name, request.headers[at + 1] ?? ""]);
  }
  return Object.fromEntries(headers);
}

/**
 * Returns what an event would send with the next manual attempt, by its connection as it is now. When
 * there is no such request any more, what came in is shown, with no URL.
 */
export function previewDelivery(
  ctx: Pick<ServiceContext, "publicUrl" | "now"> & Viewer,
  row: EventRow,
  payload: PayloadRow,
  sender: Sender | undefined,
  config: RoutingConfig | null,
): EventData {
  const data = presentPayload(payload, {});
  const request = config && nextManualAttempt(ctx, row, payload, sender ?? UNKNOWN_SENDER, config);
  if (!request) {
    return { ...shownTo(ctx, data), url: "", method: payload.method, appended_headers: [] };
  }
  const shown = shownTo(ctx, {
    ...data,
    headers: shownHeaders(request, payload.body === null && payload.bodyBytes > 0),
  });
  return {
    ...shown,
    url: urlShownTo(ctx, request.url),
    method: request.method,
    appended_headers: request.appendedHeaders.map((name) => name.toLowerCase()),
  };
}
