import type { Pool } from "pg";
import type { Queue } from "#lib/adapters/queue.ts";

/** A request that is older than the oldest waiting ticket by this much has lost its own. */
const ROUTE_SLACK_S = 10;
const ROUTE_TICKET_REQUESTS = 256;
const ROUTE_TICKETS = 200;
/** An event that is due for longer than this was not picked up by the ticket that should have done it. */
const DUE_SLACK_S = 1;
/** Code that nobody has begun to run for longer than this waits for a worker that does not know of it. */
const CODE_SLACK_S = 2;

/**
 * Requests without a ticket: nothing waits for them although they are older than what waits. A backlog
 * of tickets that are merely late is left alone.
 */
const UNROUTED_SQL = `
  WITH waiting AS (
    SELECT coalesce(min(created_on), now()) AS since FROM pgboss.job
    WHERE name = 'request.route' AND state < 'completed'
  )
  SELECT id FROM request, waiting
  WHERE routed_at IS NULL AND ingested_at < waiting.since - interval '${ROUTE_SLACK_S} seconds'
  ORDER BY id LIMIT ${ROUTE_TICKETS * ROUTE_TICKET_REQUESTS}`;

/** Orders to route, by the same rule as requests. */
const ORDERS_SQL = `
  WITH waiting AS (
    SELECT coalesce(min(created_on), now()) AS since FROM pgboss.job
    WHERE name = 'request.reroute' AND state < 'completed'
  )
  SELECT id FROM routing_order, waiting
  WHERE routed_at IS NULL AND NOT needs_code
    AND created_at < waiting.since - interval '${ROUTE_SLACK_S} seconds'
  ORDER BY id LIMIT ${ROUTE_TICKETS * ROUTE_TICKET_REQUESTS}`;

/** Hops from project to project through the index of orders that need code and that nobody has. */
const CODE_SQL = `
  WITH RECURSIVE hop AS (
    (SELECT project_id FROM routing_order WHERE needs_code AND routed_at IS NULL
     ORDER BY project_id LIMIT 1)
    UNION ALL
    SELECT (SELECT o.project_id FROM routing_order o
            WHERE o.needs_code AND o.routed_at IS NULL AND o.project_id > hop.project_id
            ORDER BY o.project_id LIMIT 1)
    FROM hop WHERE hop.project_id IS NOT NULL
  )
  SELECT project_id AS id FROM hop
  WHERE project_id IS NOT NULL AND EXISTS (
    SELECT 1 FROM routing_order o WHERE o.project_id = hop.project_id
      AND o.needs_code AND o.routed_at IS NULL
      AND coalesce(o.claimed_until, o.created_at + interval '${CODE_SLACK_S} seconds') < now())`;

/** Operations that are not over and that no ticket speaks of. */
const OPERATIONS_SQL = `
  SELECT o.id FROM bulk_operation o
  WHERE o.completed_at IS NULL AND o.cancelled_at IS NULL
    AND o.updated_at < now() - interval '${ROUTE_SLACK_S} seconds'
    AND NOT EXISTS (
      SELECT 1 FROM pgboss.job WHERE name = 'bulk.run' AND state < 'completed'
        AND data->>'operationId' = o.id)`;

const isDue = "e.due_at IS NOT NULL AND e.delivery_group IS NULL";

/**
 * Hops from destination to destination through the index of due events, however many each has. Those in
 * delivery groups are told by the groups.
 */
const DUE_SQL = `
  WITH RECURSIVE hop AS (
    (SELECT e.destination_id FROM event e WHERE ${isDue} ORDER BY e.destination_id LIMIT 1)
    UNION ALL
    SELECT (SELECT e.destination_id FROM event e
            WHERE ${isDue} AND e.destination_id > hop.destination_id
            ORDER BY e.destination_id LIMIT 1)
    FROM hop WHERE hop.destination_id IS NOT NULL
  )
  SELECT destination_id FROM hop
  WHERE destination_id IS NOT NULL AND EXISTS (
    SELECT 1 FROM event e WHERE e.destination_id = hop.destination_id AND e.delivery_group IS NULL
      AND e.due_at < now() - interval '${DUE_SLACK_S} seconds')
  UNION
  SELECT destination_id FROM delivery_group
  WHERE wake_at < now() - interval '${DUE_SLACK_S} seconds'`;

export type Swept = {
  requests: number;
  destinations: number;
  orders: number;
  operations: number;
  /** Projects with code to run. */
  projects: number;
};

const NOTHING: Swept = { requests: 0, destinations: 0, orders: 0, operations: 0, projects: 0 };

/** As many ids a ticket as a worker routes at a time. */
function batches(ids: readonly string[]): string[][] {
  const parts = [];
  for (let at = 0; at < ids.length; at += ROUTE_TICKET_REQUESTS) {
    parts.push(ids.slice(at, at + ROUTE_TICKET_REQUESTS));
  }
  return parts;
}

/**
 * Issues the tickets that are missing: for requests and orders that nobody routes, for destinations with
 * overdue events, for bulk operations and code that nobody runs. Heals lost notifications, an emptied
 * queue, and workers that died with claims.
 * Does nothing while another process sweeps.
 */
export async function sweep(pool: Pool, queue: Queue): Promise<Swept> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const lock = await client.query<{ held: boolean }>(
      "SELECT pg_try_advisory_xact_lock(hashtext('sluice sweep')) AS held",
    );
    if (!lock.rows[0]?.held) {
      await client.query("COMMIT");
      return NOTHING;
    }
    const idsOf = async (sql: string) =>
      (await client.query<{ id: string }>(sql)).rows.map((row) => row.id);
    const unrouted = await idsOf(UNROUTED_SQL);
    const due = (await client.query<{ destination_id: string }>(DUE_SQL)).rows;
    const orders = await idsOf(ORDERS_SQL);
    const operations = await idsOf(OPERATIONS_SQL);
    const projects = await idsOf(CODE_SQL);
    const routeTickets = batches(unrouted).map((requestIds) => ({ data: { requestIds } }));
    if (routeTickets.length > 0) await queue.send("request.route", routeTickets, client);
    const deliverTickets = due.map((row) => ({ data: { destinationId: row.destination_id } }));
    if (deliverTickets.length > 0) await queue.send("event.deliver", deliverTickets, client);
    const orderTickets = batches(orders).map((orderIds) => ({ data: { orderIds } }));
    if (orderTickets.length > 0) await queue.send("request.reroute", orderTickets, client);
    const runTickets = operations.map((operationId) => ({ data: { operationId } }));
    if (runTickets.length > 0) await queue.send("bulk.run", runTickets, client);
    const codeTickets = projects.map((projectId) => ({ data: { projectId } }));
    if (codeTickets.length > 0) await queue.send("code.run", codeTickets, client);
    await client.query("COMMIT");
    return {
      requests: unrouted.length,
      destinations: due.length,
      orders: orders.length,
      operations: operations.length,
      projects: projects.length,
    };
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
