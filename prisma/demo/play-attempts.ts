import { buildUrl } from "#lib/domain/delivery/build-url.ts";
import {
  classifyResponse,
  type DeliveryOutcome,
  failedWithout,
} from "#lib/domain/delivery/classify-response.ts";
import { decideNextStep } from "#lib/domain/delivery/decide-next-step.ts";
import type { AttemptTrigger } from "#lib/schemas/enums.ts";
import { type AttemptRow, attemptRow } from "./attempt-row.ts";
import type { Answer } from "./far-side.ts";
import type { LiveConnection } from "./live.ts";
import type { Message } from "./message.ts";
import type { Random } from "./random.ts";
import type { EventOutcome } from "./rows.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** What is due this soon is left to the worker. */
const MARGIN_MS = 2 * MINUTE_MS;
/** Where a mock destination pretends to be. */
const MOCK_URL = "https://mock.invalid/";
/** Somebody looks after one in three events that failed for good, within some hours. */
const MANUAL_CHANCE = 0.35;
const MANUAL_WITHIN_MS = 5 * HOUR_MS;

type Place = { id: string; projectId: string; createdMs: number; startMs: number };

/**
 * Plays the attempts of an event up to now, by the product's own retry rules: appends them to `attempts`
 * and returns what the event has become.
 */
export function playAttempts(
  random: Random,
  { destination, rules }: LiveConnection,
  message: Message,
  event: Place,
  nowMs: number,
  attempts: AttemptRow[],
): EventOutcome {
  const built = buildUrl({ url: destination.url ?? MOCK_URL, isPathForwarded: true }, message);
  const requested = { method: message.method, url: built.result === "built" ? built.url : null };
  const history = { automaticRetries: 0, firstAttemptAt: new Date(event.startMs) };
  let startMs = event.startMs;
  let trigger: AttemptTrigger = "INITIAL";
  for (let number = 1; ; number += 1) {
    const answer = destination.farSide(random, (nowMs - startMs) / HOUR_MS, number);
    const endMs = startMs + answer.latencyMs;
    const outcome = outcomeOf(answer);
    attempts.push(
      attemptRow({
        event,
        destinationId: destination.id,
        ...{ number, trigger, startMs, outcome, answer, requested },
      }),
    );
    const become = (dueMs: number | null): EventOutcome => ({
      status: outcome.status,
      attempts: number,
      automatic_count: history.automaticRetries,
      next_trigger: "AUTOMATIC",
      response_status: outcome.responseStatus,
      error_code: outcome.errorCode,
      due_at: dueMs === null ? null : new Date(dueMs),
      first_attempt_at: history.firstAttemptAt,
      last_attempt_at: new Date(startMs),
      next_attempt_at: dueMs === null ? null : new Date(dueMs),
      successful_at: outcome.status === "SUCCESSFUL" ? new Date(endMs) : null,
    });
    const next = decideNextStep(outcome, rules.retry, history, new Date(endMs));
    if (next.status === "SUCCESSFUL") return become(null);
    if (next.retryInMs !== null) {
      const dueMs = endMs + next.retryInMs;
      history.automaticRetries += 1;
      if (dueMs > nowMs - MARGIN_MS) return become(Math.max(dueMs, nowMs + MINUTE_MS));
      trigger = "AUTOMATIC";
      startMs = dueMs + random.between(20, 400);
      continue;
    }
    const manualMs = endMs + random.between(10 * MINUTE_MS, MANUAL_WITHIN_MS);
    const isLeft = trigger === "MANUAL" || !random.chance(MANUAL_CHANCE);
    if (isLeft || manualMs > nowMs - MARGIN_MS) return become(null);
    trigger = "MANUAL";
    startMs = manualMs;
  }
}

function outcomeOf(answer: Answer): DeliveryOutcome {
  if ("errorCode" in answer) return failedWithout(answer.errorCode);
  return classifyResponse(answer.status, answer.headers["retry-after"] ?? null);
}
