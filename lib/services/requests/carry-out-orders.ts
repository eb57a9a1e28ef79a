import { randomUUID } from "node:crypto";
import type { RoutingConfig } from "../sources/routing-config.ts";
import { claimCode } from "./claim-orders.ts";
import { createCommitRouting, offerCode } from "./commit-routing.ts";
import {
  type ConnectionOutcome,
  type Decided,
  type Deduplicated,
  decideConnection,
} from "./decide-connection.ts";
import { loadOrdered, type UnroutedRequest } from "./load-requests.ts";
import { connectionsOf, readBody, runsCode } from "./request-connections.ts";
import type { RouteContext } from "./route-requests.ts";
import { addOutcome, closeRequest, type RoutingBatch } from "./routing-batch.ts";

const orderId = ({ order }: UnroutedRequest) => order?.id ?? "";

/** Which duplicates an order cares about. */
export function deduplicatedBy({ order }: UnroutedRequest): Deduplicated {
  return order?.isFirst ? "behind-code" : "none";
}

/** An order, and what the rules of its connections came to. */
export type DecidedOrder = {
  request: UnroutedRequest;
  config: RoutingConfig | null;
  outcomes: (ConnectionOutcome & { decision: Decided })[];
};

/** Adds what an order came to; its outcomes are in the order of its connections. */
export function addDecidedOrder(
  context: Pick<RouteContext, "pump" | "nowMs">,
  batch: RoutingBatch,
  { request, config, outcomes }: DecidedOrder,
  claimId: string,
) {
  const from = { events: batch.events.length, ignored: batch.ignored.length };
  for (const [at, connection] of connectionsOf(config, request).entries()) {
    const outcome = outcomes[at];
    if (!outcome) continue;
    addOutcome(context, batch, request, config as RoutingConfig, connection, outcome, claimId);
  }
  closeRequest(batch, request, from);
}

/**
 * Carries out orders to route requests to some connections, whatever became of them before, each once.
 * Those that run code go to the lane of this process where there is room, and to whoever has some first
 * where there is none.
 */
export function createCarryOutOrders(context: RouteContext): (ids: string[]) => Promise<void> {
  const { pool, configs, lane } = context;
  const commit = createCommitRouting(context, "orders");

  async function decide(request: UnroutedRequest, config: RoutingConfig | null) {
    const connections = connectionsOf(config, request);
    await readBody(pool, request, connections);
    const outcomes: DecidedOrder["outcomes"] = [];
    for (const connection of connections) {
      const how = { deduplicated: deduplicatedBy(request), runCode: null };
      const { decision, ...outcome } = await decideConnection(connection, request.payload, how);
      if (decision) outcomes.push({ ...outcome, decision });
    }
    return { request, config, outcomes };
  }

  async function hand(requests: readonly UnroutedRequest[]) {
    const mine = requests.filter((request) => lane.reserve(request));
    const rest = requests.filter((request) => !mine.includes(request));
    const claimed = await claimCode(pool, requests.map(orderId), mine.map(orderId));
    for (const request of mine) {
      if (claimed.has(orderId(request))) lane.start(request);
      else lane.unreserve(request);
    }
    await offerCode(
      context,
      rest.map(({ projectId }) => projectId),
    );
  }

  return async (ids) => {
    const requests = await loadOrdered(pool, ids);
    const plain: { request: UnroutedRequest; config: RoutingConfig | null }[] = [];
    const coded: UnroutedRequest[] = [];
    for (const request of requests) {
      const config = await configs.getAtVersion(request.sourceId, request.configVersion);
      if (connectionsOf(config, request).some(runsCode)) coded.push(request);
      else plain.push({ request, config });
    }
    const claimId = randomUUID();
    await commit(
      plain.map(({ request }) => request),
      async (batch) => {
        for (const { request, config } of plain) {
          addDecidedOrder(context, batch, await decide(request, config), claimId);
        }
      },
    );
    if (coded.length > 0) await hand(coded);
  };
}
