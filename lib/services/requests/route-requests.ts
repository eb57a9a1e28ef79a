import { randomUUID } from "node:crypto";
import type { RoutingConfig } from "../sources/routing-config.ts";
import type { RoutingConfigCache } from "../sources/routing-config-cache.ts";
import { type CommitContext, createCommitRouting } from "./commit-routing.ts";
import { decideConnection } from "./decide-connection.ts";
import { loadUnrouted, type UnroutedRequest } from "./load-requests.ts";
import { connectionsOf, readBody } from "./request-connections.ts";
import { addAside, addOutcome, closeRequest, type RoutingBatch } from "./routing-batch.ts";

export type RouteContext = CommitContext & {
  configs: RoutingConfigCache;
  nowMs: () => number;
};

/**
 * Turns requests into events: the rules of each connection of the source decide, and one statement
 * writes events, ignored events and the mark that the request is routed. That mark makes it exactly
 * once: a request whose ticket runs twice is left alone the second time. Connections whose rules run code
 * are set aside, each by an order of its own, so that the others do not wait for it.
 */
export function createRouteRequests(context: RouteContext): (ids: string[]) => Promise<void> {
  const { pool, configs, lane } = context;
  const commit = createCommitRouting(context, "requests");

  async function route(request: UnroutedRequest, claimId: string, batch: RoutingBatch) {
    const config = await configs.getAtVersion(request.sourceId, request.configVersion);
    const connections = connectionsOf(config, request);
    const from = { events: batch.events.length, ignored: batch.ignored.length };
    await readBody(pool, request, connections);
    for (const connection of connections) {
      const how = { deduplicated: "all", runCode: null } as const;
      const outcome = await decideConnection(connection, request.payload, how);
      const { decision } = outcome;
      if (decision) {
        const decided = { ...outcome, decision };
        addOutcome(context, batch, request, config as RoutingConfig, connection, decided, claimId);
      } else addAside(context, lane, batch, request, connection, outcome);
    }
    closeRequest(batch, request, from);
  }

  return async (ids) => {
    const requests = await loadUnrouted(pool, ids);
    const claimId = randomUUID();
    await commit(requests, async (batch) => {
      for (const request of requests) await route(request, claimId, batch);
    });
  };
}
