import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";
import { logger } from "#lib/adapters/logger.ts";
import type { OutboundResult, SendHttp } from "#lib/adapters/send-http.ts";
import { buildRequest, type DeliveryRequest } from "#lib/domain/delivery/build-request.ts";
import { classifyFailure, classifyStatus } from "#lib/domain/delivery/classify-response.ts";
import { decideRetryInMs } from "#lib/domain/delivery/decide-next-step.ts";
import { mockResponse } from "#lib/domain/delivery/mock-response.ts";
import { newId } from "#lib/domain/ids.ts";
import { retryDelayMs } from "#lib/domain/rules/retry.ts";
import { loadBody } from "../requests/load-requests.ts";
import type { RoutingConfig, RoutingConnection } from "../sources/routing-config.ts";
import type { RoutingConfigCache } from "../sources/routing-config-cache.ts";
import type { ClaimedEvent } from "./claimed-event.ts";
import type { DeliveryResult } from "./record-results.ts";

export type DeliverContext = {
  pool: Pool;
  configs: RoutingConfigCache;
  http: SendHttp;
  /** Of the dashboard, without a trailing slash. */
  publicUrl: string;
};

/** What came of a claimed event. */
export type Delivery =
  | { kind: "attempted"; result: DeliveryResult }
  /** Its connection is paused, disabled or gone: it waits or ends without an attempt. */
  | { kind: "park" }
  /** The attempt was not made or was cut short by our own end: the event is due again at once. */
  | { kind: "abandon" };

/** Where a mock destination pretends to be. */
const MOCK_URL = "https://mock.invalid/";

/**
 * Creates the service that makes one attempt: builds the request from the stored one and the connection
 * as it is now, sends it, classifies the answer and decides about the next try. Never throws.
 */
export function createDeliverEvent(
  context: DeliverContext,
): (event: ClaimedEvent, signal: AbortSignal) => Promise<Delivery> {
  return async (event, signal) => {
    try {
      const config = await context.configs.getAtVersion(event.sourceId, event.configVersion);
      const connection = config?.connections.find((each) => each.id === event.connectionId);
      if (!config || !connection || connection.isDisabled || connection.isPaused) {
        return { kind: "park" };
      }
      const body = event.payload.body ?? (await loadBody(context.pool, event.payload.id));
      const startedAtMs = Date.now();
      const request = body && toRequest(context, event, config, connection, body, startedAtMs);
      const response = await attempt(context, connection, body, request, signal);
      if (signal.aborted && !response.ok) return { kind: "abandon" };
      return toDelivery(event, connection, request, response, startedAtMs);
    } catch (error) {
      // Our own fault, such as the database being away: no attempt was made.
      logger.error({ err: error, eventId: event.id }, "event could not be delivered");
      return { kind: "abandon" };
    }
  };
}

function toRequest(
  context: DeliverContext,
  event: ClaimedEvent,
  config: RoutingConfig,
  connection: RoutingConnection,
  body: Buffer,
  nowMs: number,
): DeliveryRequest | null {
  const { destination, rules } = connection;
  const url = destination.type === "MOCK_API" ? MOCK_URL : destination.url;
  if (url === null) return null;
  const nextMs =
    rules.retry &&
    retryDelayMs(rules.retry, {
      automaticCount: event.automaticCount,
      ageMs: nowMs - event.createdAtMs,
      retryAfter: null,
      nowMs,
    });
  return buildRequest({
    event: {
      id: event.id,
      requestId: event.requestId,
      attemptNumber: event.attempts + 1,
      trigger: event.trigger,
    },
    request: {
      ...event.payload,
      body,
      originalIp: event.originalIp,
      isVerified: event.verified === true,
    },
    destination: { ...destination, url },
    sourceName: config.name,
    connectionName: connection.name,
    signingSecrets: config.signingSecrets,
    headerPrefix: config.headerPrefix,
    eventUrl: `${context.publicUrl}/events/${event.id}`,
    willRetryAfterS: nextMs === null ? null : Math.ceil(nextMs / 1_000),
  });
}

async function attempt(
  { http }: DeliverContext,
  { destination }: RoutingConnection,
  body: Buffer | null,
  request: DeliveryRequest | null,
  signal: AbortSignal,
): Promise<OutboundResult> {
  const fail = (code: string): OutboundResult => ({ ok: false, code, latencyMs: 0 });
  if (!body) return fail("PAYLOAD_MISSING");
  if (destination.type === "CLI") return fail("CLI_UNAVAILABLE");
  if (!request) return fail(destination.url ? "INTERNAL_ERROR" : "MISSING_URL");
  if (destination.type === "MOCK_API") return askMock(request, signal);
  return http.send(
    {
      url: request.url,
      method: request.method,
      headers: request.headers.flat(),
      body: request.body as Buffer | null,
      timeoutMs: destination.timeoutMs,
    },
    signal,
  );
}

async function askMock(request: DeliveryRequest, signal: AbortSignal): Promise<OutboundResult> {
  const startedAt = performance.now();
  const answer = mockResponse({
    ...request,
    headers: Object.fromEntries(request.headers),
  });
  if (answer.delayMs > 0) await sleep(answer.delayMs, null, { signal }).catch(() => undefined);
  return {
    ok: true,
    status: answer.status,
    headers: answer.headers,
    body: Buffer.from(answer.body),
    isTruncated: false,
    latencyMs: Math.round(performance.now() - startedAt),
  };
}

function toDelivery(
  event: ClaimedEvent,
  connection: RoutingConnection,
  request: DeliveryRequest | null,
  response: OutboundResult,
  startedAtMs: number,
): Delivery {
  const outcome = response.ok ? classifyStatus(response.status) : classifyFailure(response.code);
  const retryAfter = response.ok ? response.headers["retry-after"] : null;
  const nowMs = startedAtMs + response.latencyMs;
  const retryInMs = decideRetryInMs(connection.rules.retry, outcome, {
    automaticCount: event.automaticCount,
    ageMs: nowMs - event.createdAtMs,
    retryAfter: typeof retryAfter === "string" ? retryAfter : null,
    nowMs,
  });
  return {
    kind: "attempted",
    result: {
      eventId: event.id,
      claimId: event.claimId,
      projectId: event.projectId,
      destinationId: event.destinationId,
      retryInMs,
      attempt: {
        id: newId("atm", startedAtMs),
        number: event.attempts + 1,
        trigger: event.trigger,
        isSuccessful: outcome.isSuccessful,
        responseStatus: outcome.responseStatus,
        errorCode: outcome.errorCode,
        responseHeaders: response.ok ? response.headers : null,
        responseBody: response.ok ? response.body : null,
        isResponseTruncated: response.ok && response.isTruncated,
        requestedUrl: request?.url ?? null,
        method: request?.method ?? null,
        ruleVersion: connection.ruleVersion,
        bulkOperationId: event.bulkOperationId,
        deliveryLatencyMs: startedAtMs - event.createdAtMs,
        responseLatencyMs: response.latencyMs,
        createdAtMs: startedAtMs,
        deliveredAtMs: startedAtMs,
        respondedAtMs: response.ok ? nowMs : null,
      },
    },
  };
}
