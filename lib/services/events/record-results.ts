import type { Pool } from "pg";
import { type Queue, type Ticket, ticketRows } from "#lib/adapters/queue.ts";
import type { Notice } from "#lib/adapters/stream.ts";
import type { WebhookTopic } from "#lib/domain/notifications/webhook-topics.ts";
import type { AttemptErrorCode, AttemptTrigger } from "#lib/schemas/enums.ts";
import { deliveryFactsSql } from "../issues/delivery-facts.ts";
import { idRange } from "./claim-events.ts";
import { wakeGroupsSql } from "./wake-groups.ts";

/** One attempt that is over, and what it makes of its event. */
export type DeliveryResult = {
  eventId: string;
  claimId: string;
  projectId: string;
  connectionId: string;
  destinationId: string;
  deliveryGroup: string | null;
  orderKey: string | null;
  /** That of the attempt, unless the event is put on hold with the line behind it. */
  eventStatus: "SUCCESSFUL" | "FAILED" | "HOLD";
  /** The line goes on without the event, which may be tried again. */
  leavesLine: boolean;
  attempt: {
    id: string;
    number: number;
    trigger: AttemptTrigger;
    status: "SUCCESSFUL" | "FAILED";
    responseStatus: number | null;
    errorCode: AttemptErrorCode | null;
    responseHeaders: Record<string, string | string[] | undefined> | null;
    responseBody: Buffer | null;
    isResponseTruncated: boolean;
    requestedUrl: string | null;
    method: string | null;
    ruleVersion: number | null;
    bulkOperationId: string | null;
    deliveryLatencyMs: number | null;
    responseLatencyMs: number | null;
    createdAtMs: number;
    deliveredAtMs: number | null;
    respondedAtMs: number | null;
  };
  /** It was sent to a slowed destination to see whether that keeps up again. */
  isProbe: boolean;
  /** The wait that the destination asked for. */
  retryAfterMs: number | null;
  /** Milliseconds until the next automatic attempt, by the database's clock; null: there is none. */
  retryInMs: number | null;
  /** What of it the project tells one of its own sources. */
  topics: readonly WebhookTopic[];
};

const FIRST_BYTE = 1;
const NO_BYTES = Buffer.alloc(0);

/** What a batch asks of its statement besides: nobody pays for what it does not. */
type Extras = {
  /** Some are to be tried again in their delivery group, which is told so. */
  isGrouped: boolean;
  /** Some are what issues are made from, or what ends them. */
  hasFacts: boolean;
  /** Some are told to a source of their project. */
  isTold: boolean;
};

function groupsSql({ isGrouped }: Extras): string {
  return isGrouped ? `, woken AS (${wakeGroupsSql("finished")})` : "";
}

function factsSql({ hasFacts }: Extras): string {
  if (!hasFacts) return "";
  return `, seen AS (
      SELECT i.project_id, f.connection_id, i.event_id, i.attempt_id, i.status, i.response_status,
        i.error_code, i.retry_in_ms IS NULL AS is_final, to_timestamp(i.created_ms / 1000) AS created_at
      FROM input i JOIN finished f ON f.id = i.event_id
    ), new_fact AS (${deliveryFactsSql("seen", "$7")})`;
}

/** The ticket's only parameter comes after those of the others. */
function toldSql({ hasFacts, isTold }: Extras, queue: Queue): string {
  if (!isTold) return "";
  return `, told AS (
      INSERT INTO webhook_outbox (id, project_id, topic, event_id, attempt_id)
      SELECT i.attempt_id || ':' || t.topic, i.project_id, t.topic, i.event_id, i.attempt_id
      FROM input i JOIN finished f ON f.id = i.event_id
      CROSS JOIN LATERAL json_array_elements_text(i.topics) AS t (topic)
    ), told_ticket AS (${queue.ticketSql("notification.publish", hasFacts ? 8 : 7)})`;
}

function recordSql(queue: Queue, extras: Extras): string {
  return `
    WITH input AS MATERIALIZED (
      SELECT *, now() + retry_in_ms * interval '1 millisecond' AS retry_at
      FROM json_to_recordset($1::text::json) AS i (
        event_id text, claim_id text, project_id text, destination_id text, retry_in_ms float8,
        attempt_id text, attempt_number int, trigger text, status text, event_status text, response_status int,
        error_code text, response_headers json, body_at int, body_bytes int, is_truncated boolean,
        url text, method text, rule_version int, bulk_operation_id text, delivery_ms int,
        response_ms int, created_ms float8, delivered_ms float8, responded_ms float8,
        leaves_line boolean${extras.isTold ? ", topics json" : ""})
    ), finished AS (
      UPDATE event e SET status = i.event_status, attempts = i.attempt_number,
        response_status = i.response_status, error_code = i.error_code,
        first_attempt_at = coalesce(e.first_attempt_at, to_timestamp(i.created_ms / 1000)),
        last_attempt_at = to_timestamp(i.created_ms / 1000),
        successful_at = CASE WHEN i.status = 'SUCCESSFUL' THEN now() ELSE e.successful_at END,
        next_attempt_at = i.retry_at, due_at = i.retry_at, claim_id = NULL,
        automatic_count = e.automatic_count + (i.retry_in_ms IS NOT NULL)::int,
        next_trigger = 'AUTOMATIC', updated_at = now(),
        order_key = CASE WHEN i.leaves_line THEN NULL ELSE e.order_key END
      FROM input i
      WHERE e.id = i.event_id AND e.claim_id = i.claim_id AND e.id BETWEEN $4 AND $5
      RETURNING e.id, e.connection_id, e.destination_id, e.delivery_group, e.due_at
    ), new_attempt AS (
      INSERT INTO attempt (id, project_id, event_id, destination_id, attempt_number, trigger, status,
        response_status, error_code, response_headers, response_body, is_response_truncated,
        requested_url, http_method, rule_version, delivery_group, bulk_operation_id,
        delivery_latency_ms, response_latency_ms, delivered_at, responded_at, successful_at, created_at)
      SELECT i.attempt_id, i.project_id, i.event_id, i.destination_id, i.attempt_number, i.trigger,
        i.status, i.response_status, i.error_code, i.response_headers,
        CASE WHEN i.body_bytes > 0 THEN substring($2::bytea FROM i.body_at FOR i.body_bytes) END,
        i.is_truncated, i.url, i.method, i.rule_version, f.delivery_group, i.bulk_operation_id,
        i.delivery_ms, i.response_ms, to_timestamp(i.delivered_ms / 1000), to_timestamp(i.responded_ms / 1000),
        CASE WHEN i.status = 'SUCCESSFUL' THEN now() END, to_timestamp(i.created_ms / 1000)
      FROM input i JOIN finished f ON f.id = i.event_id
    ), new_ticket AS (${queue.ticketSql("event.deliver", 3)})${groupsSql(extras)}${factsSql(extras)}${toldSql(extras, queue)}
    SELECT ARRAY(SELECT id FROM finished) AS finished,
      (SELECT count(pg_notify(channel, payload))
       FROM json_to_recordset($6::text::json) AS n (channel text, payload text)) AS notified`;
}

/** One wake-up per destination and second is enough for all the retries that are due in it. */
function retryTickets(results: DeliveryResult[]): Ticket<"event.deliver">[] {
  const tickets = new Map<string, Ticket<"event.deliver">>();
  for (const { destinationId, retryInMs } of results) {
    if (retryInMs === null) continue;
    const startAfterS = Math.ceil(retryInMs / 1_000);
    tickets.set(`${destinationId} ${startAfterS}`, { data: { destinationId }, startAfterS });
  }
  return [...tickets.values()];
}

/** The lines in which a batch of results ended somebody's turn. */
export function freedLines(results: readonly DeliveryResult[]): string[] {
  return results.flatMap(({ orderKey, retryInMs, eventStatus, leavesLine }) => {
    const keepsTurn = !leavesLine && (retryInMs !== null || eventStatus === "HOLD");
    return orderKey === null || keepsTurn ? [] : orderKey;
  });
}

function wakesGroup({ deliveryGroup, retryInMs }: DeliveryResult): boolean {
  return deliveryGroup !== null && retryInMs !== null;
}

/** Those connections of the batch whose issues wait for what goes well. */
function watchedOf(results: readonly DeliveryResult[], watched: ReadonlySet<string>): string[] {
  return [...new Set(results.map(({ connectionId }) => connectionId))].filter((id) =>
    watched.has(id),
  );
}

function toRow(result: DeliveryResult, bodyAt: number) {
  const { attempt } = result;
  return {
    event_id: result.eventId,
    claim_id: result.claimId,
    project_id: result.projectId,
    destination_id: result.destinationId,
    retry_in_ms: result.retryInMs,
    attempt_id: attempt.id,
    attempt_number: attempt.number,
    trigger: attempt.trigger,
    status: attempt.status,
    event_status: result.eventStatus,
    leaves_line: result.leavesLine || undefined,
    response_status: attempt.responseStatus,
    error_code: attempt.errorCode,
    response_headers: attempt.responseHeaders,
    body_at: bodyAt,
    body_bytes: attempt.responseBody?.length ?? 0,
    is_truncated: attempt.isResponseTruncated,
    url: attempt.requestedUrl,
    method: attempt.method,
    rule_version: attempt.ruleVersion,
    bulk_operation_id: attempt.bulkOperationId,
    delivery_ms: attempt.deliveryLatencyMs,
    response_ms: attempt.responseLatencyMs,
    created_ms: attempt.createdAtMs,
    delivered_ms: attempt.deliveredAtMs,
    responded_ms: attempt.respondedAtMs,
    ...(result.topics.length > 0 ? { topics: result.topics } : {}),
  };
}

/**
 * Writes attempts, the new state of their events and the wake-ups for retries in one statement.
 * Answers for each result whether it counted: false when the claim was lost meanwhile, to another
 * worker or to a cancellation, and then nothing of it is written. `watched` names the connections with
 * issues that end when deliveries succeed again.
 */
export function createRecordResults(
  pool: Pool,
  queue: Queue,
  notifications: (results: DeliveryResult[]) => Notice[],
  watched: ReadonlySet<string>,
): (results: DeliveryResult[]) => Promise<boolean[]> {
  const statements = new Map<string, { name: string; text: string }>();
  const statementFor = (extras: Extras) => {
    const { isGrouped, hasFacts, isTold } = extras;
    const name = `record${isGrouped ? "-grouped" : ""}${hasFacts ? "-noted" : ""}${isTold ? "-told" : ""}-results`;
    const statement = statements.get(name) ?? { name, text: recordSql(queue, extras) };
    statements.set(name, statement);
    return statement;
  };
  const isNoted = ({ attempt, connectionId }: DeliveryResult) =>
    attempt.status === "FAILED" || watched.has(connectionId);
  return async (results) => {
    let bodyAt = FIRST_BYTE;
    const rows = results.map((result) => {
      const row = toRow(result, bodyAt);
      bodyAt += row.body_bytes;
      return row;
    });
    const [first, last] = idRange(results.map((result) => result.eventId));
    const noted = results.filter(isNoted);
    const told = new Set(
      results.flatMap(({ topics, projectId }) => (topics.length > 0 ? projectId : [])),
    );
    const tickets = Array.from(told, (projectId) => ({ data: { projectId } }));
    const answer = await pool.query<{ finished: string[] }>({
      ...statementFor({
        isGrouped: results.some(wakesGroup),
        hasFacts: noted.length > 0,
        isTold: told.size > 0,
      }),
      values: [
        JSON.stringify(rows),
        Buffer.concat(results.map((result) => result.attempt.responseBody ?? NO_BYTES)),
        ticketRows(retryTickets(results)),
        first,
        last,
        JSON.stringify(notifications(results)),
        ...(noted.length > 0 ? [watchedOf(noted, watched)] : []),
        ...(told.size > 0 ? [ticketRows<"notification.publish">(tickets)] : []),
      ],
    });
    const finished = new Set(answer.rows[0]?.finished);
    return results.map((result) => finished.has(result.eventId));
  };
}
