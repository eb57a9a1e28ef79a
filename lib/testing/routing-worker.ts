import { createSandbox, type Sandbox } from "#lib/adapters/sandbox/sandbox.ts";
import { loadConnectionContext } from "#lib/services/connections/load-connection-context.ts";
import type { ClaimedEvent } from "#lib/services/events/claimed-event.ts";
import { createCarryOutOrders } from "#lib/services/requests/carry-out-orders.ts";
import { createRouteRequests } from "#lib/services/requests/route-requests.ts";
import { createCodeContexts } from "#worker/code-contexts.ts";
import { createCodeLane } from "#worker/code-lane.ts";
import { NO_LINES } from "./no-lane.ts";
import type { TestPath } from "./test-path.ts";
import { waitUntil } from "./wait-until.ts";

const LIMITS = { maxWaiting: 10_000, maxWaitMs: 120_000 };

export function createTestSandbox(): Sandbox {
  return createSandbox(process.cwd(), LIMITS);
}

/** A sandbox of which nothing is heard until it is closed. */
export function createSilentSandbox(): Sandbox {
  const ends: (() => void)[] = [];
  return {
    run: () =>
      new Promise((resolve) => {
        ends.push(() => resolve({ kind: "unavailable", reason: "closed" }));
      }),
    pids: () => [],
    close() {
      for (const end of ends.splice(0)) end();
    },
  };
}

export type RoutingWorker = ReturnType<typeof createRoutingWorker>;

/** One worker's routing: what routes, what carries out orders, and the events that it would deliver. */
export function createRoutingWorker(path: TestPath, sandbox = createTestSandbox()) {
  const started: ClaimedEvent[] = [];
  const parts = {
    pool: path.pool,
    queue: path.queue,
    configs: path.configs,
    changes: { take: () => [] },
    lines: NO_LINES,
    nowMs: Date.now,
    pump: {
      reserve: () => true,
      unreserve: () => undefined,
      start: (event: ClaimedEvent) => void started.push(event),
      wake: () => undefined,
    },
  };
  const { secretBox } = path;
  const place = {
    secretBox,
    publicUrl: "http://localhost:3000",
    ingestUrl: null,
    customHost: null,
    now: () => new Date(),
  };
  const lane = createCodeLane({
    ...parts,
    sandbox,
    contextOf: createCodeContexts((projectId, id) =>
      loadConnectionContext(path.pool, { ...place, projectId }, id),
    ),
  });
  return {
    started,
    lane,
    route: createRouteRequests({ ...parts, lane }),
    carryOut: createCarryOutOrders({ ...parts, lane }),
  };
}

/** Reads what routing has written. */
export function createRoutingReader(path: TestPath) {
  return {
    async accept(value: unknown = { a: 1 }): Promise<string> {
      const { body } = await path.ingest({ body: Buffer.from(JSON.stringify(value)) });
      return JSON.parse(body).request_id;
    },
    /** Waits until nothing is left to run. */
    settled: () =>
      waitUntil("orders to be carried out", async () => {
        const open = await path.rows("SELECT 1 FROM routing_order WHERE routed_at IS NULL");
        return open.length === 0;
      }),
    events: () =>
      path.rows<{
        id: string;
        request_id: string;
        connection_id: string;
        payload_id: string;
        status: string;
        rule_version: number;
        transformations: unknown;
      }>("SELECT * FROM event ORDER BY id"),
    ignored: () =>
      path.rows<{ connection_id: string; request_id: string; cause: string; meta: unknown }>(
        "SELECT connection_id, request_id, cause, meta FROM ignored_event ORDER BY id",
      ),
    executions: () =>
      path.rows<{
        transformation_id: string;
        transformation_version: number;
        log_level: string;
        logs: { type: string; message: string }[];
        original_payload_id: string;
        transformed_payload_id: string | null;
      }>("SELECT * FROM execution ORDER BY id"),
    async counts(id: string) {
      const [row] = await path.rows<{ events_count: number; ignored_count: number }>(
        "SELECT events_count, ignored_count FROM request WHERE id = $1 AND routed_at IS NOT NULL",
        [id],
      );
      return row;
    },
    async bodyOf(payloadId: string | null | undefined): Promise<unknown> {
      const sql = "SELECT body FROM payload WHERE id = $1";
      const [row] = await path.rows<{ body: Buffer }>(sql, [payloadId]);
      return JSON.parse(String(row?.body));
    },
  };
}
