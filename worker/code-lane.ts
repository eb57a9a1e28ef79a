import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { createGroupCommit } from "#lib/adapters/group-commit.ts";
import { logger } from "#lib/adapters/logger.ts";
import type { Sandbox } from "#lib/adapters/sandbox/sandbox.ts";
import {
  addDecidedOrder,
  type DecidedOrder,
  deduplicatedBy,
} from "#lib/services/requests/carry-out-orders.ts";
import { holdOrders, ORDER_RENEW_MS } from "#lib/services/requests/claim-orders.ts";
import { createCommitRouting } from "#lib/services/requests/commit-routing.ts";
import { decideConnection } from "#lib/services/requests/decide-connection.ts";
import { claimOrdered, type UnroutedRequest } from "#lib/services/requests/load-requests.ts";
import { connectionsOf, readBody } from "#lib/services/requests/request-connections.ts";
import type { RouteContext } from "#lib/services/requests/route-requests.ts";
import type { CodeLane } from "#lib/services/requests/routing-batch.ts";
import type { RoutingConnection } from "#lib/services/sources/routing-config.ts";
import { runTransformation } from "#lib/services/transformations/run-transformation.ts";
import { createRoom } from "./code-room.ts";

/** A run that this machine could not do is tried again here, at growing distances, and then elsewhere. */
const RETRY_MS = 200;
const RETRIES = 4;
const ELSEWHERE_S = 5;
/** Orders are fetched when a project holds no more than this, so many at a time. */
const LOW = 64;
const FETCHED = 128;
/** What has begun when the worker is told to stop gets this long. */
const GRACE_MS = 3_000;
const COMMITS = {
  maxRows: 128,
  maxBytes: 8 * 1024 * 1024,
  lingerMs: 2,
  queueRows: Number.POSITIVE_INFINITY,
  queueBytes: Number.POSITIVE_INFINITY,
};

export type CodeLaneParts = Omit<RouteContext, "lane"> & {
  sandbox: Sandbox;
  /** What code is told about its connection, as JSON text. */
  contextOf(projectId: string, connection: RoutingConnection): Promise<string>;
};

export type RunningLane = CodeLane & {
  /** Ends what has begun and gives back the rest. */
  stop(): Promise<void>;
};

const orderId = ({ order }: UnroutedRequest) => order?.id ?? "";

/**
 * Runs the code of requests beside everything else: however slow a transformation is, it holds up its own
 * connection only. What came of it is written together with what else is done by then. Orders in hand are
 * claimed, so that those of a worker that dies go to another.
 */
export function createCodeLane(parts: CodeLaneParts): RunningLane {
  const { pool, queue, configs, sandbox, contextOf } = parts;
  const room = createRoom();
  const held = new Map<string, UnroutedRequest>();
  /** Projects with orders in the database. `woken`: there are new ones since they are being fetched. */
  const more = new Map<string, "waiting" | "fetching" | "woken">();
  let isStopping = false;
  let onEmpty = () => {};

  const lane: RunningLane = {
    reserve: (request) => !isStopping && room.reserve(request.projectId, request.payload.bodyBytes),
    unreserve: (request) => room.free(request.projectId, request.payload.bodyBytes),
    start(request) {
      held.set(orderId(request), request);
      void work(request);
    },
    wake(projectId) {
      more.set(projectId, more.get(projectId) === "fetching" ? "woken" : "waiting");
      void fetchMore(projectId);
    },
    async stop() {
      isStopping = true;
      const empty = new Promise<void>((resolve) => {
        onEmpty = resolve;
      });
      if (held.size > 0) await Promise.race([empty, sleep(GRACE_MS)]);
      sandbox.close();
      if (held.size > 0) await empty;
      await commits.drain();
      clearInterval(renewal);
    },
  };
  const commit = createCommitRouting({ ...parts, lane }, "orders");
  const commits = createGroupCommit<DecidedOrder, undefined>({
    ...COMMITS,
    sizeOf: ({ outcomes }) =>
      outcomes.reduce((sum, { transformed }) => sum + (transformed?.body?.length ?? 0), 0),
    async commit(orders) {
      const claimId = randomUUID();
      await commit(
        orders.map(({ request }) => request),
        (batch) => {
          for (const order of orders) addDecidedOrder(parts, batch, order, claimId);
        },
      );
      return orders.map(() => undefined);
    },
  });

  /** Throws when the code could not be run or the outcome not be written. */
  async function carryOut(request: UnroutedRequest): Promise<void> {
    const config = await configs.getAtVersion(request.sourceId, request.configVersion);
    const connections = connectionsOf(config, request);
    await readBody(pool, request, connections);
    const outcomes = await Promise.all(connections.map((each) => decide(request, each)));
    await commits.add({ request, config, outcomes });
  }

  async function decide(request: UnroutedRequest, connection: RoutingConnection) {
    const { decision, ...outcome } = await decideConnection(connection, request.payload, {
      deduplicated: deduplicatedBy(request),
      runCode: async (transformation, input) =>
        runTransformation(sandbox, {
          projectId: request.projectId,
          key: `${transformation.id}:${transformation.version}`,
          code: transformation.code,
          env: transformation.env,
          context: await contextOf(request.projectId, connection),
          request: input,
        }),
    });
    if (!decision) throw new Error("rules did not decide although their code was run");
    return { ...outcome, decision };
  }

  async function work(request: UnroutedRequest) {
    for (let tries = 0; ; tries += 1) {
      try {
        await carryOut(request);
        break;
      } catch (error) {
        logger.warn({ err: error, requestId: request.id, tries }, "code of a request was not run");
        if (isStopping || tries >= RETRIES) {
          await giveBack(request);
          break;
        }
        await sleep(RETRY_MS * 2 ** tries);
      }
    }
    held.delete(orderId(request));
    lane.unreserve(request);
    for (const projectId of more.keys()) void fetchMore(projectId);
    if (held.size === 0) onEmpty();
  }

  /** Takes what waits in the database as there is room for it. */
  async function fetchMore(projectId: string) {
    const own = room.own(projectId);
    const limit = Math.min(FETCHED, room.left(projectId));
    if (more.get(projectId) !== "waiting" || isStopping || own > LOW || limit < 1) return;
    more.set(projectId, "fetching");
    try {
      const requests = await claimOrdered(pool, projectId, limit);
      const refused = requests.filter((request) => !begin(request));
      await holdOrders(pool, refused.map(orderId), 0);
      const isAll = requests.length < limit && refused.length === 0;
      if (isAll && more.get(projectId) === "fetching") more.delete(projectId);
      else more.set(projectId, "waiting");
      if (refused.length === 0) void fetchMore(projectId);
    } catch (error) {
      // The sweeper wakes the project again once the database answers.
      more.delete(projectId);
      logger.warn({ err: error, projectId }, "orders could not be fetched");
    }
  }

  /** False: there is no room for this one, such as a very large one. */
  function begin(request: UnroutedRequest): boolean {
    if (!lane.reserve(request)) return false;
    lane.start(request);
    return true;
  }

  /** The sweeper finds what cannot even be given back. */
  async function giveBack(request: UnroutedRequest) {
    try {
      await holdOrders(pool, [orderId(request)], isStopping ? 0 : ELSEWHERE_S);
      const { projectId } = request;
      if (isStopping) await queue.send("code.run", [{ data: { projectId } }]);
    } catch (error) {
      logger.warn({ err: error, requestId: request.id }, "request could not be given back");
    }
  }

  const renewal = setInterval(() => {
    holdOrders(pool, [...held.keys()]).catch((error) => {
      logger.warn({ err: error }, "orders could not be renewed");
    });
  }, ORDER_RENEW_MS);

  return lane;
}
