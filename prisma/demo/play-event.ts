import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import type { RoutingDecision } from "#lib/domain/rules/apply-rules.ts";
import type { LiveConnection } from "./live.ts";
import type { Message } from "./message.ts";
import { playAttempts } from "./play-attempts.ts";
import type { Random } from "./random.ts";
import type { EventRow, History, RequestRow } from "./rows.ts";

const MINUTE_MS = 60_000;
/** Of delayed events, those that somebody cancelled before their time. */
const CANCEL_CHANCE = 0.04;

/** Plays one event of a request up to now: held, waiting for its time, cancelled, or attempted. */
export function playEvent(
  random: Random,
  request: RequestRow,
  connection: LiveConnection,
  message: Message,
  { status, delayMs }: Extract<RoutingDecision, { outcome: "event" }>,
  nowMs: number,
  history: History,
): EventRow {
  const createdAt = request.routed_at;
  const createdMs = createdAt.getTime();
  const waiting: EventRow = {
    id: newId(ID_PREFIXES.event, createdMs),
    project_id: request.project_id,
    connection_id: connection.id,
    source_id: request.source_id,
    destination_id: connection.destination.id,
    request_id: request.id,
    payload_id: request.payload_id,
    status,
    attempts: 0,
    automatic_count: 0,
    next_trigger: "INITIAL",
    response_status: null,
    error_code: null,
    due_at: null,
    first_attempt_at: null,
    last_attempt_at: null,
    next_attempt_at: null,
    successful_at: null,
    created_at: createdAt,
    updated_at: createdAt,
  };
  if (status === "HOLD") return waiting;
  const startMs = createdMs + delayMs + random.between(1, 6);
  if (status === "SCHEDULED") {
    const cancelledMs = createdMs + random.between(5 * MINUTE_MS, 100 * MINUTE_MS);
    if (random.chance(CANCEL_CHANCE) && cancelledMs < nowMs) {
      return { ...waiting, status: "CANCELLED", updated_at: new Date(cancelledMs) };
    }
    const dueAt = new Date(startMs);
    if (startMs > nowMs - MINUTE_MS) return { ...waiting, due_at: dueAt, next_attempt_at: dueAt };
  }
  const { id } = waiting;
  const place = { id, projectId: request.project_id, createdMs, startMs };
  const outcome = playAttempts(random, connection, message, place, nowMs, history.attempt);
  return { ...waiting, ...outcome, updated_at: outcome.last_attempt_at ?? createdAt };
}
