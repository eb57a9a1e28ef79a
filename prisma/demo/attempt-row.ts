import type { DeliveryOutcome } from "#lib/domain/delivery/classify-response.ts";
import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import type { AttemptTrigger } from "#lib/schemas/enums.ts";
import { bytea } from "./bytea.ts";
import type { Answer } from "./far-side.ts";

export type AttemptRow = ReturnType<typeof attemptRow>;

type Attempted = {
  event: { id: string; projectId: string; createdMs: number };
  destinationId: string;
  number: number;
  trigger: AttemptTrigger;
  startMs: number;
  outcome: DeliveryOutcome;
  answer: Answer;
  requested: { method: string; url: string | null };
};

/** The row of one attempt. */
export function attemptRow(attempted: Attempted) {
  const { event, outcome, answer, startMs } = attempted;
  const startedAt = new Date(startMs);
  const endedAt = new Date(startMs + answer.latencyMs);
  return {
    id: newId(ID_PREFIXES.attempt, startMs),
    project_id: event.projectId,
    event_id: event.id,
    destination_id: attempted.destinationId,
    attempt_number: attempted.number,
    trigger: attempted.trigger,
    status: outcome.status,
    response_status: outcome.responseStatus,
    error_code: outcome.errorCode,
    ...responseOf(answer, endedAt),
    requested_url: attempted.requested.url,
    http_method: attempted.requested.method,
    rule_version: 1,
    delivery_latency_ms: startMs - event.createdMs,
    response_latency_ms: answer.latencyMs,
    delivered_at: startedAt,
    successful_at: outcome.status === "SUCCESSFUL" ? endedAt : null,
    created_at: startedAt,
  };
}

function responseOf(answer: Answer, endedAt: Date) {
  if ("errorCode" in answer) {
    return { response_headers: null, response_body: null, responded_at: null };
  }
  const length = String(Buffer.byteLength(answer.body));
  return {
    response_headers: { ...answer.headers, "content-length": length, date: endedAt.toUTCString() },
    response_body: bytea(answer.body),
    responded_at: endedAt,
  };
}
