import type { Pool } from "pg";
import { logger } from "#lib/adapters/logger.ts";
import type { OutboundResult } from "#lib/adapters/send-http.ts";
import type { BuiltRequest } from "#lib/domain/delivery/build-request.ts";
import {
  classifyError,
  classifyResponse,
  type DeliveryOutcome,
  failedWithout,
} from "#lib/domain/delivery/classify-response.ts";
import { decideNextStep } from "#lib/domain/delivery/decide-next-step.ts";
import { decideOrderedStep, type OrderedStep } from "#lib/domain/delivery/order-step.ts";
import { newId } from "#lib/domain/ids.ts";
import { topicsOfAttempt } from "#lib/domain/notifications/webhook-topics.ts";
import { type RetryHistory, retryAfterMs } from "#lib/domain/rules/retry.ts";
import type { AttemptErrorCode, AttemptTrigger } from "#lib/schemas/enums.ts";
import { loadBody } from "../requests/load-requests.ts";
import type { RoutingConfig, RoutingConnection } from "../sources/routing-config.ts";
import type { RoutingConfigCache } from "../sources/routing-config-cache.ts";
import { buildAttempt } from "./build-attempt.ts";
import type { ClaimedEvent } from "./claimed-event.ts";
import type { DeliveryResult } from "./record-results.ts";
import { type SendContext, sendAuthenticated } from "./send-authenticated.ts";

export type DeliverContext = SendContext & {
  pool: Pool;
  configs: RoutingConfigCache;
  /** Of the dashboard, without a trailing slash. */
  publicUrl: string;
};

/** What came of a claimed event. */
export type Delivery =
  | { kind: "attempted"; result: DeliveryResult }
  /**
   * Its connection is paused, disabled or gone, or its destination was slowed: it waits or ends without
   * an attempt.
   */
  | { kind: "park" }
  /** Our own end cut the call short: it may have reached the far side. The event is due again at once. */
  | { kind: "interrupted" }
  /** No attempt was made, through a fault of ours: the event is due again at once. */
  | { kind: "abandon" };

/** Attempts that an operation asked for: not those that follow by a rule or by hand. */
const OF_OPERATION: ReadonlySet<AttemptTrigger> = new Set(["INITIAL", "BULK_RETRY"]);

type Answer = {
  outcome: DeliveryOutcome;
  latencyMs: number;
  /** Absent when none came. */
  response?: Extract<OutboundResult, { ok: true }>;
  /** Why the destination was not asked, in words that are kept where its answer would be. */
  reason?: string;
};

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
      if (connection.destination.isSlowed && !event.isProbe) return { kind: "park" };
      const body = event.payload.body ?? (await loadBody(context.pool, event.payload.id));
      const startedAtMs = Date.now();
      const built: BuiltRequest<Buffer> = body
        ? toRequest(context, event, config, connection, body, new Date(startedAtMs))
        : { result: "failed", errorCode: "PAYLOAD_MISSING" };
      const answer = await attempt(context, config.projectId, connection, built, signal);
      if (signal.aborted && !answer.response) return { kind: "interrupted" };
      return {
        kind: "attempted",
        result: toResult(event, config, connection, built, answer, startedAtMs),
      };
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
  now: Date,
): BuiltRequest<Buffer> {
  const input = {
    event,
    payload: { ...event.payload, body },
    sender: event,
    attempt: { number: event.attempts + 1, trigger: event.trigger },
    history: historyOf(event, now),
  };
  return buildAttempt(context.publicUrl, config, connection, input, now);
}

function historyOf(event: ClaimedEvent, now: Date): RetryHistory {
  const { automaticCount: automaticRetries, firstAttemptAtMs } = event;
  return {
    automaticRetries,
    firstAttemptAt: firstAttemptAtMs === null ? now : new Date(firstAttemptAtMs),
  };
}

/** Makes the call, or says why there can be none. */
async function attempt(
  context: DeliverContext,
  projectId: string,
  { destination }: RoutingConnection,
  built: BuiltRequest<Buffer>,
  signal: AbortSignal,
): Promise<Answer> {
  const fail = (errorCode: AttemptErrorCode, latencyMs = 0) => ({
    outcome: failedWithout(errorCode),
    latencyMs,
  });
  if (destination.type === "CLI") return fail("CLI_UNAVAILABLE");
  if (built.result === "failed") return fail(built.errorCode);
  const response = await sendAuthenticated(context, projectId, destination, built.request, signal);
  if (response.ok === "unauthenticated") {
    return { ...fail(response.errorCode), reason: response.reason };
  }
  if (!response.ok) return fail(classifyError(response.code), response.latencyMs);
  const retryAfter = response.headers["retry-after"];
  const outcome = classifyResponse(
    response.status,
    typeof retryAfter === "string" ? retryAfter : null,
  );
  return { outcome, latencyMs: response.latencyMs, response };
}

/** Nothing follows by itself: neither a retry nor a turn that is still to come. */
function isLast({ retryInMs, status }: Pick<OrderedStep, "retryInMs" | "status">): boolean {
  return retryInMs === null && status !== "HOLD";
}

function toResult(
  event: ClaimedEvent,
  { toldTopics }: RoutingConfig,
  { rules, ruleVersion, order }: RoutingConnection,
  built: BuiltRequest<Buffer>,
  { outcome, latencyMs, response, reason }: Answer,
  startedAtMs: number,
): DeliveryResult {
  const endedAtMs = startedAtMs + latencyMs;
  const history = historyOf(event, new Date(startedAtMs));
  const next = decideNextStep(outcome, rules.retry, history, new Date(endedAtMs));
  const step = decideOrderedStep(event.orderKey === null ? null : order, next, event.attempts + 1);
  const request = built.result === "built" ? built.request : null;
  return {
    eventId: event.id,
    claimId: event.claimId,
    projectId: event.projectId,
    connectionId: event.connectionId,
    destinationId: event.destinationId,
    deliveryGroup: event.deliveryGroup,
    orderKey: event.orderKey,
    eventStatus: step.status,
    leavesLine: step.leavesLine,
    isProbe: event.isProbe,
    retryAfterMs:
      outcome.retryAfter === null ? null : retryAfterMs(outcome.retryAfter, new Date(endedAtMs)),
    retryInMs: step.retryInMs,
    topics: topicsOfAttempt(toldTopics, outcome.status, isLast(step)),
    attempt: {
      id: newId("atm", startedAtMs),
      number: event.attempts + 1,
      trigger: event.trigger,
      status: outcome.status,
      responseStatus: outcome.responseStatus,
      errorCode: outcome.errorCode,
      responseHeaders: response?.headers ?? null,
      responseBody: response?.body ?? (reason ? Buffer.from(reason) : null),
      isResponseTruncated: response?.isTruncated ?? false,
      requestedUrl: request?.url ?? null,
      method: request?.method ?? null,
      ruleVersion,
      bulkOperationId: OF_OPERATION.has(event.trigger) ? event.bulkOperationId : null,
      deliveryLatencyMs: startedAtMs - event.createdAtMs,
      responseLatencyMs: latencyMs,
      createdAtMs: startedAtMs,
      deliveredAtMs: startedAtMs,
      respondedAtMs: response ? endedAtMs : null,
    },
  };
}
