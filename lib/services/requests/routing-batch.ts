import { newId } from "#lib/domain/ids.ts";
import type { StoredRequest } from "#lib/domain/ingestion/request-view.ts";
import type { ClaimedEvent } from "../events/claimed-event.ts";
import type { EventPayload } from "../events/event-payload.ts";
import type { NewExecution } from "../executions/record-executions.ts";
import type { RoutingConfig, RoutingConnection } from "../sources/routing-config.ts";
import type { ConnectionOutcome, Decided } from "./decide-connection.ts";
import { eventKeys } from "./event-keys.ts";
import type { UnroutedRequest } from "./load-requests.ts";
import type { AsideRow, KeyRow, PayloadRow } from "./route-effects-sql.ts";
import type { NewEventRow } from "./route-sql.ts";

/** Room for new events in this process: they are inserted already claimed and start at once. */
export type BirthPump = {
  reserve(destinationId: string): boolean;
  unreserve(destinationId: string): void;
  start(event: ClaimedEvent): void;
  wake(destinationId: string): void;
};

/** Room for requests whose code this process runs; see `createCodeLane`. */
export type CodeLane = {
  reserve(request: UnroutedRequest): boolean;
  unreserve(request: UnroutedRequest): void;
  start(request: UnroutedRequest): void;
  /** Says that a project has orders in the database that need code and that nobody has in hand. */
  wake(projectId: string): void;
};

/** All that one statement writes. */
export type RoutingBatch = {
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
  keys: KeyRow[];
  payloads: { row: PayloadRow; body: Buffer }[];
  executions: NewExecution[];
  asides: AsideRow[];
  /** Requests whose code this process runs, by the id of their order. */
  waiting: Map<string, UnroutedRequest>;
};

export type BatchContext = {
  pump: BirthPump;
  nowMs: () => number;
};

export function openBatch(): RoutingBatch {
  return {
    done: [],
    events: [],
    ignored: [],
    born: new Map(),
    ordered: new Set(),
    keys: [],
    payloads: [],
    executions: [],
    asides: [],
    waiting: new Map(),
  };
}

/** What the rows of a routing refer to, and what marks it as done. */
const routingId = ({ id, order }: UnroutedRequest) => order?.id ?? id;

/** The columns by which a row says what it is about. */
function place(request: UnroutedRequest, connection: RoutingConnection) {
  return {
    routing_id: routingId(request),
    project_id: request.projectId,
    request_id: request.id,
    connection_id: connection.id,
  };
}

function storePayload(
  batch: RoutingBatch,
  request: UnroutedRequest,
  made: StoredRequest,
  nowMs: number,
): EventPayload {
  const body = Buffer.from(made.body ?? []);
  const { path, query } = made;
  const headers = { ...made.headers };
  const { method } = request.payload;
  const id = newId("edt", nowMs);
  const created = {
    routing_id: routingId(request),
    project_id: request.projectId,
    created_ms: nowMs,
  };
  batch.payloads.push({ row: { id, method, path, query, headers, ...created }, body });
  return { id, method, path, query, headers, bodyBytes: body.length, body };
}

/** Adds what each run did; what the last one made is the payload of the event. */
function addRuns(
  batch: RoutingBatch,
  request: UnroutedRequest,
  connection: RoutingConnection,
  { runs }: ConnectionOutcome,
  nowMs: number,
): EventPayload {
  let payload = request.payload;
  for (const { transformation, run } of runs) {
    const made = run.request && storePayload(batch, request, run.request, nowMs);
    batch.executions.push({
      id: newId("reqt", nowMs),
      projectId: request.projectId,
      transformationId: transformation.id,
      transformationVersion: transformation.version,
      connectionId: connection.id,
      requestId: request.id,
      originalPayloadId: payload.id,
      transformedPayloadId: made?.id ?? null,
      logLevel: run.logLevel,
      logs: run.logs,
    });
    payload = made ?? payload;
  }
  return payload;
}

function addEvent(
  { pump }: BatchContext,
  batch: RoutingBatch,
  request: UnroutedRequest,
  config: RoutingConfig,
  connection: RoutingConnection,
  outcome: ConnectionOutcome,
  decision: Extract<Decided, { outcome: "event" }>,
  payload: EventPayload,
  claimId: string,
  nowMs: number,
) {
  const id = newId("evt", nowMs);
  const destinationId = connection.destination.id;
  const keys = eventKeys(connection, decision.request);
  const isFree = decision.status === "QUEUED" && !connection.destination.isPaced;
  const isBorn = isFree && keys.order_key === undefined && pump.reserve(destinationId);
  const transformations = outcome.runs.map(({ transformation: { id, version } }) => ({
    id,
    version,
  }));
  batch.events.push({
    id,
    ...place(request, connection),
    source_id: request.sourceId,
    destination_id: destinationId,
    payload_id: payload.id,
    status: decision.status,
    claim_id: isBorn ? claimId : null,
    due_in_ms: decision.status === "HOLD" ? null : decision.delayMs,
    created_ms: nowMs,
    rule_version: connection.ruleVersion,
    ...keys,
    ...(transformations.length > 0 ? { transformations } : {}),
  });
  if (!isBorn) return;
  batch.born.set(id, {
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

/** Adds what the rules of a connection made of a request. */
export function addOutcome(
  context: BatchContext,
  batch: RoutingBatch,
  request: UnroutedRequest,
  config: RoutingConfig,
  connection: RoutingConnection,
  outcome: ConnectionOutcome & { decision: Decided },
  claimId: string,
) {
  const nowMs = context.nowMs();
  if (connection.order) batch.ordered.add(connection.destination.id);
  addKey(batch, request, connection, outcome);
  const payload = addRuns(batch, request, connection, outcome, nowMs);
  const { decision } = outcome;
  if (decision.outcome === "event") {
    addEvent(
      context,
      batch,
      request,
      config,
      connection,
      outcome,
      decision,
      payload,
      claimId,
      nowMs,
    );
    return;
  }
  batch.ignored.push({
    id: `${request.id}:${connection.id}`,
    ...place(request, connection),
    cause: decision.cause,
    meta: decision.meta,
  });
}

function addKey(
  batch: RoutingBatch,
  request: UnroutedRequest,
  connection: RoutingConnection,
  { dedupe }: ConnectionOutcome,
) {
  if (!dedupe) return;
  const { key, windowMs: window_ms } = dedupe;
  batch.keys.push({ ...place(request, connection), key, window_ms });
}

/**
 * Sets a connection aside whose rules run code: it gets an order of its own, which this process carries
 * out next where `lane` has room, and any process otherwise.
 */
export function addAside(
  { nowMs }: BatchContext,
  lane: CodeLane,
  batch: RoutingBatch,
  request: UnroutedRequest,
  connection: RoutingConnection,
  outcome: ConnectionOutcome,
) {
  addKey(batch, request, connection, outcome);
  const id = newId("ord", nowMs());
  const waiting = { ...request, order: { id, connectionIds: [connection.id], isFirst: true } };
  const isClaimed = lane.reserve(waiting);
  batch.asides.push({ id, ...place(request, connection), is_claimed: isClaimed });
  if (isClaimed) batch.waiting.set(id, waiting);
}

/** Says that a request or an order is done with. `from`: how much the batch held before it. */
export function closeRequest(
  batch: RoutingBatch,
  request: UnroutedRequest,
  from: { events: number; ignored: number },
) {
  const events = batch.events.slice(from.events);
  batch.done.push({
    routing_id: routingId(request),
    events_count: events.length,
    ignored_count: batch.ignored.length - from.ignored,
    ...(request.order ? { event_ids: events.map((event) => event.id) } : {}),
  });
}
