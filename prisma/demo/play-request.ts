import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import { decideAcceptance } from "#lib/domain/ingestion/accept-request.ts";
import { classifyContentType } from "#lib/domain/ingestion/content-type.ts";
import { viewRequest } from "#lib/domain/ingestion/request-view.ts";
import { applyRules } from "#lib/domain/rules/apply-rules.ts";
import { bytea } from "./bytea.ts";
import { arrive, drawFault } from "./faults.ts";
import type { LiveSource } from "./live.ts";
import { playEvent } from "./play-event.ts";
import type { Random } from "./random.ts";
import type { History, RequestRow } from "./rows.ts";

/**
 * Plays one request of the past through the product's own rules, from its arrival to its last attempt, and
 * appends the rows it would have left to `history`.
 */
export function playRequest(
  random: Random,
  source: LiveSource,
  atMs: number,
  nowMs: number,
  history: History,
): void {
  const { plan, projectId } = source;
  const fault = drawFault(random, plan.faults ?? {});
  const isProtected = plan.isProtected ?? false;
  const written = plan.write(random, new Date(atMs));
  const { message, authentication } = arrive(written, isProtected, fault);
  const body = Buffer.from(message.body);
  const acceptance = decideAcceptance(
    { isDisabled: false, allowedMethods: source.allowedMethods, connections: source.connections },
    {
      method: message.method,
      contentType: classifyContentType(message.headers["content-type"], undefined),
      bodyBytes: body.length,
      body,
      authentication,
    },
  );
  const createdAt = new Date(atMs);
  const request: RequestRow = {
    id: newId(ID_PREFIXES.request, atMs),
    project_id: projectId,
    source_id: source.id,
    payload_id: newId(ID_PREFIXES.payload, atMs),
    verified: isProtected ? acceptance.isVerified : null,
    rejection_cause: acceptance.outcome === "rejected" ? acceptance.cause : null,
    original_ip: message.ip,
    events_count: 0,
    ignored_count: 0,
    ingested_at: new Date(atMs + random.between(1, 3)),
    routed_at: new Date(atMs + random.between(4, 9)),
    created_at: createdAt,
  };
  const { method, path, query, headers } = message;
  history.payload.push({
    id: request.payload_id,
    project_id: projectId,
    ...{ method, path, query, headers },
    body: bytea(message.body),
    body_bytes: body.length,
    created_at: createdAt,
  });
  history.request.push(request);
  if (acceptance.outcome === "rejected") return;
  const view = viewRequest({ headers, path, query, body });
  for (const connection of source.connections) {
    const isBefore = (momentMs: number | null) => momentMs === null || atMs < momentMs;
    const state = {
      isPaused: !isBefore(connection.pausedAtMs),
      isDisabled: !isBefore(connection.disabledAtMs),
    };
    const decision = applyRules(connection.rules, state, view);
    if (decision.outcome === "event") {
      request.events_count += 1;
      const event = playEvent(random, request, connection, message, decision, nowMs, history);
      history.event.push(event);
    } else if (decision.outcome === "ignored") {
      request.ignored_count += 1;
      history.ignored_event.push({
        id: `${request.id}:${connection.id}`,
        project_id: projectId,
        request_id: request.id,
        connection_id: connection.id,
        cause: decision.cause,
        meta: decision.meta,
        created_at: request.routed_at,
      });
    }
  }
}
