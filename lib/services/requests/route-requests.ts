import { randomUUID } from "node:crypto";
import type { Pool } from "pg";
import { type Queue, type Ticket, ticketRows } from "#lib/adapters/queue.ts";
import type { Notice } from "#lib/adapters/stream.ts";
import { newId } from "#lib/domain/ids.ts";
import { viewRequest } from "#lib/domain/ingestion/request-view.ts";
import { applyRules } from "#lib/domain/rules/apply-rules.ts";
import { idRange } from "../events/claim-events.ts";
import type { ClaimedEvent } from "../events/claimed-event.ts";
import type { RoutingConfig, RoutingConnection } from "../sources/routing-config.ts";
import type { RoutingConfigCache } from "../sources/routing-config-cache.ts";
import { eventKeys } from "./event-keys.ts";
import { loadBody, loadOrdered, loadUnrouted, type UnroutedRequest } from "./load-requests.ts";
import { type NewEventRow, orderSql, routeSql } from "./route-sql.ts";

/** Room for new events in this process: they are inserted already claimed and start at once. */
type BirthPump = {
  reserve(destinationId: string): boolean;
  unreserve(destinationId: string): void;
  start(event: ClaimedEvent): void;
  wake(destinationId: string): void;
};

/** Lets the next events of lines go out; see `advanceLines`. */
type Lines = { advance(filter: { keys: string[]; headlessOf: string[] }): void };

export type RouteContext = {
  pool: Pool;
  queue: Queue;
  configs: RoutingConfigCache;
  pump: BirthPump;
  lines: Lines;
  changes: { take(projectIds: Iterable<string>): Notice[] };
  nowMs: () => number;
};

type Routing = {
  done: {
    routing_id: string;
    events_count: number;
    ignored_count: number;
    /** Of an order, which answers with them. */
    event_ids?: string[];
  }[];
  events: NewEventRow[];
  ignored: {
    id: string;
    routing_id: string;
    project_id: string;
    request_id: string;
    connection_id: string;
    cause: string;
    meta: unknown;
  }[];
  /** Events of this process, by id. */
  born: Map<string, ClaimedEvent>;
  /** Destinations in whose lines these requests had to be routed before later ones. */
  ordered: Set<string>;
};

/** What there is to route, by ids, and the statement that routes it. */
type RoutingWork = {
  name: string;
  load(pool: Pool, ids: string[]): Promise<UnroutedRequest[]>;
  sql(ticketSql: string, isKeyed: boolean): string;
};

/** Ids are those of requests, which go to all connections of their source. */
const NEW_REQUESTS: RoutingWork = { name: "route", load: loadUnrouted, sql: routeSql };
/** Ids are those of orders to route a request to some connections, whatever became of it before. */
export const ROUTING_ORDERS: RoutingWork = { name: "reroute", load: loadOrdered, sql: orderSql };

/** What the rows of a routing refer to, and what marks it as done. */
const routingId = ({ id, order }: UnroutedRequest) => order?.id ?? id;

function connectionsOf(
  config: RoutingConfig | null,
  { order }: UnroutedRequest,
): readonly RoutingConnection[] {
  const connections = config?.connections ?? [];
  if (!order) return connections;
  return connections.filter((each) => order.connectionIds.includes(each.id));
}

/**
 * Turns requests into events: the rules of each connection of the source decide, and one statement
 * writes events, ignored events and the mark that the request is routed. That mark makes it exactly
 * once: a request whose ticket runs twice is left alone the second time.
 */
export function createRouteRequests(
  context: RouteContext,
  work: RoutingWork = NEW_REQUESTS,
): (ids: string[]) => Promise<void> {
  const { pool, queue, configs, pump, lines, changes } = context;
  const ticketSql = queue.ticketSql("event.deliver", 4);
  const plain = { name: work.name, text: work.sql(ticketSql, false) };
  const keyed = { name: `${work.name}-keyed`, text: work.sql(ticketSql, true) };

  async function route(request: UnroutedRequest, claimId: string, routing: Routing) {
    const config = await configs.getAtVersion(request.sourceId, request.configVersion);
    const before = { events: routing.events.length, ignored: routing.ignored.length };
    for (const connection of connectionsOf(config, request)) {
      await routeTo(request, config as RoutingConfig, connection, claimId, routing);
    }
    const events = routing.events.slice(before.events);
    routing.done.push({
      routing_id: routingId(request),
      events_count: events.length,
      ignored_count: routing.ignored.length - before.ignored,
      ...(request.order ? { event_ids: events.map((event) => event.id) } : {}),
    });
  }

  async function routeTo(
    request: UnroutedRequest,
    config: RoutingConfig,
    connection: RoutingConnection,
    claimId: string,
    routing: Routing,
  ) {
    const { payload } = request;
    if (connection.order) routing.ordered.add(connection.destination.id);
    if (payload.body === null && (connection.rules.readsBody || connection.keysReadBody)) {
      payload.body = await loadBody(pool, payload.id);
    }
    let decision = applyRules(connection.rules, connection, viewRequest(payload));
    // Nothing here can run a transformation or remember keys: the request is kept aside, to be retried.
    if (decision.outcome === "effect") {
      decision = { outcome: "ignored", cause: "TRANSFORMATION_FAILED", meta: null };
    }
    if (decision.outcome === "ignored") {
      routing.ignored.push({
        id: `${request.id}:${connection.id}`,
        routing_id: routingId(request),
        project_id: request.projectId,
        request_id: request.id,
        connection_id: connection.id,
        cause: decision.cause,
        meta: decision.meta,
      });
      return;
    }
    const nowMs = context.nowMs();
    const id = newId("evt", nowMs);
    const destinationId = connection.destination.id;
    const keys = eventKeys(connection, decision.request);
    const isFree = decision.status === "QUEUED" && !connection.destination.isPaced;
    const isBorn = isFree && keys.order_key === undefined && pump.reserve(destinationId);
    routing.events.push({
      id,
      routing_id: routingId(request),
      project_id: request.projectId,
      connection_id: connection.id,
      source_id: request.sourceId,
      destination_id: destinationId,
      request_id: request.id,
      payload_id: payload.id,
      status: decision.status,
      claim_id: isBorn ? claimId : null,
      due_in_ms: decision.status === "HOLD" ? null : decision.delayMs,
      created_ms: nowMs,
      ...keys,
    });
    if (!isBorn) return;
    routing.born.set(id, {
      id,
      claimId,
      projectId: request.projectId,
      connectionId: connection.id,
      sourceId: request.sourceId,
      destinationId,
      requestId: request.id,
      createdAtMs: nowMs,
      firstAttemptAtMs: null,
      attempts: 0,
      automaticCount: 0,
      trigger: "INITIAL",
      verified: request.verified,
      originalIp: request.originalIp,
      bulkOperationId: request.bulkOperationId,
      deliveryGroup: null,
      orderKey: null,
      isProbe: false,
      configVersion: config.version,
      payload,
    });
  }

  return async (ids) => {
    const requests = await work.load(pool, ids);
    if (requests.length === 0) return;
    const claimId = randomUUID();
    const routing: Routing = {
      done: [],
      events: [],
      ignored: [],
      born: new Map(),
      ordered: new Set(),
    };
    try {
      for (const request of requests) await route(request, claimId, routing);
      const { rows } = await pool.query<{ born: string[] }>({
        ...(routing.events.some(isKeyed) ? keyed : plain),
        values: [
          JSON.stringify(routing.done),
          JSON.stringify(routing.events),
          JSON.stringify(routing.ignored),
          ticketRows(wakeTickets(routing.events)),
          ...idRange(requests.map((request) => request.id)),
          JSON.stringify(changes.take(requests.map((request) => request.projectId))),
        ],
      });
      for (const id of rows[0]?.born ?? []) {
        const event = routing.born.get(id);
        routing.born.delete(id);
        if (event) pump.start(event);
      }
    } finally {
      for (const event of routing.born.values()) pump.unreserve(event.destinationId);
    }
    for (const event of routing.events) {
      if (!event.claim_id && event.due_in_ms === 0 && event.order_key === undefined)
        pump.wake(event.destination_id);
    }
    if (routing.ordered.size > 0) {
      const keys = new Set(routing.events.flatMap((event) => event.order_key ?? []));
      lines.advance({ keys: [...keys], headlessOf: [...routing.ordered] });
    }
  };
}

function isKeyed({ delivery_group, order_key }: NewEventRow): boolean {
  return delivery_group !== undefined || order_key !== undefined;
}

/** One wake-up per destination and moment for the events that nobody holds. */
function wakeTickets(events: NewEventRow[]): Ticket<"event.deliver">[] {
  const tickets = new Map<string, Ticket<"event.deliver">>();
  for (const { destination_id: destinationId, claim_id, due_in_ms, order_key } of events) {
    if (claim_id || due_in_ms === null || order_key !== undefined) continue;
    const startAfterS = Math.ceil(due_in_ms / 1_000);
    tickets.set(`${destinationId} ${startAfterS}`, { data: { destinationId }, startAfterS });
  }
  return [...tickets.values()];
}
