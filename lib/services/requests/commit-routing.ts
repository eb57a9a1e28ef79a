import type { Pool } from "pg";
import { type Queue, type Ticket, ticketRows } from "#lib/adapters/queue.ts";
import type { Notice } from "#lib/adapters/stream.ts";
import { idRange } from "../events/claim-events.ts";
import { executionRows } from "../executions/record-executions.ts";
import type { UnroutedRequest } from "./load-requests.ts";
import { routeEffectsSql } from "./route-effects-sql.ts";
import { type NewEventRow, orderSql, routeSql } from "./route-sql.ts";
import { type BirthPump, type CodeLane, openBatch, type RoutingBatch } from "./routing-batch.ts";

/** Lets the next events of lines go out; see `advanceLines`. */
type Lines = { advance(filter: { keys: string[]; headlessOf: string[] }): void };

export type CommitContext = {
  pool: Pool;
  queue: Queue;
  pump: BirthPump;
  lines: Lines;
  lane: CodeLane;
  changes: { take(projectIds: Iterable<string>): Notice[] };
};

/** PostgreSQL counts bytes of a bytea from 1. */
const FIRST_BYTE = 1;
/** Whether rules did more than filter: what others need not pay for. */
function hasEffects({ keys, executions, asides }: RoutingBatch): boolean {
  return keys.length > 0 || executions.length > 0 || asides.length > 0;
}

function isKeyed({ delivery_group, order_key }: NewEventRow): boolean {
  return delivery_group !== undefined || order_key !== undefined;
}

function effectValues({ keys, payloads, executions, asides }: RoutingBatch) {
  let bodyAt = FIRST_BYTE;
  const rows = payloads.map(({ row, body }) => {
    const placed = { ...row, body_at: bodyAt, body_bytes: body.length };
    bodyAt += body.length;
    return placed;
  });
  return [
    JSON.stringify(keys),
    JSON.stringify(rows),
    Buffer.concat(payloads.map(({ body }) => body)),
    executionRows(executions),
    JSON.stringify(asides),
  ];
}

/**
 * Makes what writes a batch in one statement, once `fill` has put everything in: events, ignored events,
 * and the marks that what they came from is routed. Events of this process start when they are committed,
 * code is run; what could not be written gives its room back. `of`: whether requests or orders are routed.
 */
export function createCommitRouting(context: CommitContext, of: "requests" | "orders") {
  const { pool, queue, pump, lines, lane, changes } = context;
  const ticketSql = queue.ticketSql("event.deliver", 4);
  const name = of === "requests" ? "route" : "reroute";
  const sql = of === "requests" ? routeSql : orderSql;
  const statements = {
    plain: { name, text: sql(ticketSql, false) },
    keyed: { name: `${name}-keyed`, text: sql(ticketSql, true) },
    effects: { name: `${name}-effects`, text: routeEffectsSql(of, ticketSql, false) },
    keyedEffects: { name: `${name}-keyed-effects`, text: routeEffectsSql(of, ticketSql, true) },
  };

  function statementFor(batch: RoutingBatch) {
    const isInKeys = batch.events.some(isKeyed);
    if (hasEffects(batch)) return isInKeys ? statements.keyedEffects : statements.effects;
    return isInKeys ? statements.keyed : statements.plain;
  }

  function giveBack({ born, waiting }: RoutingBatch) {
    for (const event of born.values()) pump.unreserve(event.destinationId);
    for (const request of waiting.values()) lane.unreserve(request);
  }

  function startBorn({ born }: RoutingBatch, ids: readonly string[]) {
    for (const id of ids) {
      const event = born.get(id);
      born.delete(id);
      if (event) pump.start(event);
    }
  }

  /** Hands over what this process runs; the rest is for whoever has room first. */
  async function startOrdered({ asides, waiting }: RoutingBatch, ids: readonly string[]) {
    const written = new Set(ids);
    for (const id of ids) {
      const request = waiting.get(id);
      waiting.delete(id);
      if (request) lane.start(request);
    }
    const rest = asides.filter(({ id, is_claimed }) => !is_claimed && written.has(id));
    await offerCode(
      { queue, lane },
      rest.map(({ project_id }) => project_id),
    );
  }

  return async (
    requests: readonly UnroutedRequest[],
    fill: (batch: RoutingBatch) => Promise<void> | void,
  ): Promise<void> => {
    if (requests.length === 0) return;
    const batch = openBatch();
    try {
      await fill(batch);
      const { rows } = await pool.query<{ born: string[]; ordered?: string[] }>({
        ...statementFor(batch),
        values: [
          JSON.stringify(batch.done),
          JSON.stringify(batch.events),
          JSON.stringify(batch.ignored),
          ticketRows(wakeTickets(batch.events)),
          ...idRange(requests.map((request) => request.id)),
          JSON.stringify(changes.take(requests.map((request) => request.projectId))),
          ...(hasEffects(batch) ? effectValues(batch) : []),
        ],
      });
      startBorn(batch, rows[0]?.born ?? []);
      await startOrdered(batch, rows[0]?.ordered ?? []);
    } finally {
      giveBack(batch);
    }
    for (const event of batch.events) {
      if (!event.claim_id && event.due_in_ms === 0 && event.order_key === undefined) {
        pump.wake(event.destination_id);
      }
    }
    if (batch.ordered.size > 0) {
      const keys = new Set(batch.events.flatMap((event) => event.order_key ?? []));
      lines.advance({ keys: [...keys], headlessOf: [...batch.ordered] });
    }
  };
}

/** Tells this process and another one that there is code to run for some projects. */
export async function offerCode(
  { queue, lane }: Pick<CommitContext, "queue" | "lane">,
  projectIds: readonly string[],
): Promise<void> {
  const projects = [...new Set(projectIds)];
  for (const projectId of projects) lane.wake(projectId);
  if (projects.length === 0) return;
  await queue.send(
    "code.run",
    projects.map((projectId) => ({ data: { projectId } })),
  );
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
