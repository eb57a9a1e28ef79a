import type { PoolClient } from "pg";
import type { WebhookTopic } from "#lib/domain/notifications/webhook-topics.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import { ATTEMPT_COLUMNS, type AttemptRow, presentAttempt } from "../attempts/attempt-row.ts";
import { EVENT_COLUMNS, type EventRow, presentEvent } from "../events/event-row.ts";
import { presentIssue } from "../issues/issue-row.ts";
import { runSql } from "../lists/run-sql.ts";

/** What of bodies and answers is told. */
const MAX_BODY_BYTES = 64 * 1024;

export type OutboxRow = {
  id: string;
  topic: WebhookTopic;
  issue_id: string | null;
  event_id: string | null;
  attempt_id: string | null;
  created_at: Date;
};

/** Takes what a project is still to tell, and keeps it from others. */
export async function takeOutbox(
  client: PoolClient,
  projectId: string,
  limit: number,
): Promise<OutboxRow[]> {
  const { rows } = await client.query<OutboxRow>({
    name: "take-outbox",
    text: `
      DELETE FROM webhook_outbox WHERE id IN (
        SELECT id FROM webhook_outbox WHERE project_id = $1 ORDER BY created_at, id LIMIT $2
        FOR UPDATE SKIP LOCKED)
      RETURNING id, topic, issue_id, event_id, attempt_id, created_at`,
    values: [projectId, limit],
  });
  return rows.toSorted((a, b) => a.created_at.getTime() - b.created_at.getTime());
}

type Payload = Cause & {
  request_id: string;
  method: string;
  path: string;
  query: string;
  body: Buffer | null;
};

/** The request that caused what is told. */
export type Cause = { source_id: string; headers: Record<string, string> };
export type Told = { data: unknown; cause: Cause | null };

function readable(body: Buffer | null): unknown {
  const text = body?.toString("utf8") ?? null;
  if (text === null || text === "") return text === "" ? "" : null;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}

async function readPayload(
  client: PoolClient,
  projectId: string,
  requestId: string,
): Promise<Payload | null> {
  const [row] = await runSql<Payload>(
    client,
    Prisma.sql`
      SELECT r.id AS request_id, r.source_id, p.method, p.path, p.query, p.headers,
        CASE WHEN p.body_bytes <= ${MAX_BODY_BYTES} THEN p.body END AS body
      FROM request r JOIN payload p ON p.id = r.payload_id
      WHERE r.project_id = ${projectId} AND r.id = ${requestId}`,
  );
  return row ?? null;
}

async function readEvent(client: PoolClient, projectId: string, id: string) {
  const [row] = await runSql<EventRow>(
    client,
    Prisma.sql`SELECT ${EVENT_COLUMNS} FROM event t
      WHERE t.project_id = ${projectId} AND t.id = ${id}`,
  );
  return row ?? null;
}

async function readAttempt(client: PoolClient, projectId: string, id: string) {
  const [row] = await runSql<AttemptRow & { response_body: Buffer | null; path: string | null }>(
    client,
    Prisma.sql`SELECT ${ATTEMPT_COLUMNS}, t.response_body, t.requested_url AS path FROM attempt t
      WHERE t.project_id = ${projectId} AND t.id = ${id}`,
  );
  return row ?? null;
}

async function readIssue(client: PoolClient, projectId: string, id: string) {
  const [row] = await runSql<Parameters<typeof presentIssue>[0]>(
    client,
    Prisma.sql`
      SELECT id, project_id AS "projectId", type, status, aggregation_keys AS "aggregationKeys",
        reference, opened_at AS "openedAt", first_seen_at AS "firstSeenAt",
        last_seen_at AS "lastSeenAt", dismissed_at AS "dismissedAt",
        auto_resolved_at AS "autoResolvedAt", updated_at AS "updatedAt", created_at AS "createdAt"
      FROM issue WHERE project_id = ${projectId} AND id = ${id}`,
  );
  return row ?? null;
}

/** Reads an event as it is now, the attempt that is told of with the destination's answer, and the request. */
export async function readToldEvent(
  client: PoolClient,
  projectId: string,
  { event_id: eventId, attempt_id: attemptId }: OutboxRow,
): Promise<Told | null> {
  const event = eventId && (await readEvent(client, projectId, eventId));
  const attempt = attemptId && (await readAttempt(client, projectId, attemptId));
  if (!event || !attempt) return null;
  const payload = await readPayload(client, projectId, event.request_id);
  const data = {
    ...presentEvent(event),
    request: payload && {
      id: payload.request_id,
      method: payload.method,
      path: payload.path,
      query: payload.query,
      body: readable(payload.body),
    },
    attempt: presentAttempt(attempt),
    attempt_response: {
      status: attempt.response_status,
      body: readable(attempt.response_body),
    },
  };
  return { data, cause: payload };
}

/** Reads an issue as it is now; that of a delivery with the answer of the attempt that it was last seen by. */
export async function readToldIssue(
  client: PoolClient,
  projectId: string,
  { issue_id: issueId }: OutboxRow,
): Promise<Told | null> {
  const row = issueId && (await readIssue(client, projectId, issueId));
  if (!row) return null;
  const issue = presentIssue(row);
  if (issue.type !== "delivery") {
    const requestId = issue.type === "request" ? issue.reference.request_id : null;
    const payload = requestId ? await readPayload(client, projectId, requestId) : null;
    return { data: issue, cause: payload };
  }
  const event = await readEvent(client, projectId, issue.reference.event_id);
  const attempt = await readAttempt(client, projectId, issue.reference.attempt_id);
  const payload = event && (await readPayload(client, projectId, event.request_id));
  const reference = {
    ...issue.reference,
    attempt_body: readable(attempt?.response_body ?? null),
    requested_path: payload?.path ?? null,
  };
  return { data: { ...issue, reference }, cause: payload };
}
