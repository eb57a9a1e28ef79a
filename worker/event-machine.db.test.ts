import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAddressGuard } from "#lib/adapters/address-guard.ts";
import { createGroupCommit } from "#lib/adapters/group-commit.ts";
import { createQueue, type Queue } from "#lib/adapters/queue.ts";
import { createSendHttp } from "#lib/adapters/send-http.ts";
import { canTransition } from "#lib/domain/delivery/event-state.ts";
import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import type { EventStatus } from "#lib/schemas/enums.ts";
import { cancelPendingEvents } from "#lib/services/connections/cancel-pending-events.ts";
import { disableConnection } from "#lib/services/connections/disable-connection.ts";
import { enableConnection } from "#lib/services/connections/enable-connection.ts";
import { pauseConnection } from "#lib/services/connections/pause-connection.ts";
import { releaseHeldEvents } from "#lib/services/connections/release-held-events.ts";
import { unpauseConnection } from "#lib/services/connections/unpause-connection.ts";
import { createAccessTokens } from "#lib/services/destinations/access-tokens.ts";
import { cancelEvent } from "#lib/services/events/cancel-event.ts";
import type { ClaimedEvent } from "#lib/services/events/claimed-event.ts";
import { createDeliverEvent } from "#lib/services/events/deliver-event.ts";
import { parkEvents } from "#lib/services/events/park-events.ts";
import { createRecordResults, type DeliveryResult } from "#lib/services/events/record-results.ts";
import { retryEvent } from "#lib/services/events/retry-event.ts";
import { createAcceptBatch } from "#lib/services/requests/accept-batch.ts";
import { createRouteRequests } from "#lib/services/requests/route-requests.ts";
import { loadRoutingConfig } from "#lib/services/sources/load-routing-config.ts";
import { createRoutingConfigCache } from "#lib/services/sources/routing-config-cache.ts";
import { type Step, steps } from "#lib/testing/event-steps.ts";
import { createHttpReceiver, type HttpReceiver } from "#lib/testing/http-receiver.ts";
import { NO_LANE } from "#lib/testing/no-lane.ts";
import { createTestApi, type TestApi } from "#lib/testing/test-api.ts";
import { createLineKeeper } from "./line-keeper.ts";
import { createPumpEffects } from "./pump-effects.ts";

/** More for a long search: EVENT_MACHINE_RUNS=1000. */
const RUNS = Number(process.env.EVENT_MACHINE_RUNS ?? 30);
const RULES = [{ type: "retry", strategy: "linear", interval: 2_000, count: 3 }];
const SOURCE = "src_machine0000000";
const ENDS = ["a", "b"];
const never = new AbortController().signal;

type EventRow = {
  id: string;
  status: EventStatus;
  attempts: number;
  is_due: boolean;
  is_claimed: boolean;
  has_next: boolean;
  is_paused: boolean;
  is_ended: boolean;
  numbers: number[];
};

const EVENTS_SQL = `
  SELECT e.id, e.status, e.attempts, e.due_at IS NOT NULL AS is_due,
    e.claim_id IS NOT NULL AS is_claimed, e.next_attempt_at IS NOT NULL AS has_next,
    c.paused_at IS NOT NULL AS is_paused,
    c.disabled_at IS NOT NULL OR c.deleted_at IS NOT NULL AS is_ended,
    ARRAY(SELECT a.attempt_number FROM attempt a WHERE a.event_id = e.id ORDER BY 1) AS numbers
  FROM event e JOIN connection c ON c.id = e.connection_id ORDER BY e.id`;

let api: TestApi;
let queue: Queue;
let receiver: HttpReceiver;
const http = createSendHttp(createAddressGuard({ allow: [], allowPrivate: true }));

async function seed() {
  const { pool } = api.ctx.db;
  const { projectId } = api.ctx;
  await pool.query("INSERT INTO source (id, project_id, name) VALUES ($1, $2, 'machine')", [
    SOURCE,
    projectId,
  ]);
  for (const end of ENDS) {
    await pool.query(
      `INSERT INTO destination (id, project_id, name, type, config) VALUES ($1, $2, $1, 'HTTP', $3)`,
      [`des_${end}`, projectId, JSON.stringify({ url: `${receiver.url}/${end}` })],
    );
    await pool.query(
      `INSERT INTO connection (id, project_id, source_id, destination_id, name, rules)
       VALUES ($1, $2, $3, $4, $1, $5)`,
      [`web_${end}`, projectId, SOURCE, `des_${end}`, JSON.stringify(RULES)],
    );
  }
}

/** The parts of the event path as one worker has them, driven step by step. */
function createMachine() {
  const { pool } = api.ctx.db;
  const configs = createRoutingConfigCache((id) => loadRoutingConfig(pool, api.ctx.secretBox, id));
  const accept = createAcceptBatch(pool, queue, () => []);
  const bounds = { maxRows: 64, maxBytes: 1e6, lingerMs: 0, queueRows: 1e6, queueBytes: 1e9 };
  const results = createGroupCommit<DeliveryResult, boolean>({
    commit: createRecordResults(pool, queue, () => [], new Set()),
    sizeOf: () => 0,
    ...bounds,
  });
  const parked = createGroupCommit<string, undefined>({
    commit: async (ids) => {
      await parkEvents(pool, ids);
      return ids.map(() => undefined);
    },
    sizeOf: () => 0,
    ...bounds,
  });
  const tokens = createAccessTokens({ ...api.ctx, pool, http, nowMs: Date.now });
  const parts = { pool, configs, http, tokens, nowMs: Date.now, publicUrl: "http://localhost" };
  const lines = createLineKeeper(pool, () => undefined);
  const effects = createPumpEffects({ ...parts, results, parked, lines });
  const deliver = createDeliverEvent(parts);
  /** What the worker holds, and would lose in a crash. */
  let inHand: ClaimedEvent[] = [];
  const acked: string[] = [];
  const seen = new Map<string, EventStatus>();

  async function ingest() {
    const [requestId, payloadId] = [
      newId(ID_PREFIXES.request, Date.now()),
      newId("edt", Date.now()),
    ];
    const row = {
      request_id: requestId,
      payload_id: payloadId,
      project_id: api.ctx.projectId,
      source_id: SOURCE,
      verified: null,
      rejection_cause: null,
      original_ip: "",
      is_test: false,
      method: "POST",
      path: "/",
      query: "",
      headers: { "content-type": "application/json" },
      created_ms: Date.now(),
    };
    const { projectId } = api.ctx;
    const body = Buffer.from("{}");
    await accept([{ requestId, projectId, body, isRouted: true, json: JSON.stringify(row) }]);
    acked.push(requestId);
  }

  async function route(isBorn: boolean) {
    const { rows } = await pool.query("SELECT id FROM request WHERE routed_at IS NULL");
    if (rows.length === 0) return;
    const pump = {
      reserve: () => isBorn,
      unreserve: () => undefined,
      start: (event: ClaimedEvent) => void inHand.push(event),
      wake: () => undefined,
    };
    const changes = { take: () => [] };
    await createRouteRequests({
      pool,
      queue,
      configs,
      lines,
      lane: NO_LANE,
      changes,
      nowMs: Date.now,
      pump,
    })(rows.map((row) => row.id));
  }

  /** Tickets of jobs, as a worker would find them. */
  async function jobs() {
    const { rows } = await pool.query<{ name: string; data: { connectionId: string } }>(
      "DELETE FROM pgboss.job WHERE state < 'active' RETURNING name, data",
    );
    for (const { name, data } of rows) {
      if (name === "connection.unpause") await releaseHeldEvents(pool, queue, data.connectionId);
      if (name === "connection.cancel-pending")
        await cancelPendingEvents(pool, queue, data.connectionId);
    }
  }

  async function events(): Promise<EventRow[]> {
    return (await pool.query<EventRow>(EVENTS_SQL)).rows;
  }

  const CHANGES = {
    pause: pauseConnection,
    unpause: unpauseConnection,
    disable: disableConnection,
    enable: enableConnection,
    retry: retryEvent,
    cancel: cancelEvent,
  };

  async function take(step: Step): Promise<void> {
    switch (step.do) {
      case "ingest":
        return ingest();
      case "route":
        return route(step.isBorn);
      case "claim": {
        const claimed = await effects.claim(`des_${ENDS[step.destination]}`, step.limit);
        inHand.push(...claimed.events.map(({ event }) => event));
        return;
      }
      case "deliver": {
        const event = inHand.shift();
        if (!event) return;
        receiver.answer(() => step.answer);
        return effects.settle(event, await deliver(event, never));
      }
      case "crash":
        inHand = [];
        return;
      case "tick":
        // Time passes for what stands in the database: claims run out, retries and delays fall due.
        await pool.query(
          `UPDATE event SET due_at = due_at - $1 * interval '1 second',
             next_attempt_at = next_attempt_at - $1 * interval '1 second' WHERE due_at IS NOT NULL`,
          [step.seconds],
        );
        // A worker that lives renews what it holds; one that crashed does not.
        if (inHand.length > 0) await effects.renew(inHand);
        return;
      case "jobs":
        return jobs();
      case "retry":
      case "cancel": {
        const id = (await events())[step.event]?.id;
        if (id) await CHANGES[step.do](api.ctx, { id });
        return;
      }
      default:
        await CHANGES[step.do](api.ctx, { id: `web_${ENDS[step.connection]}` });
    }
  }

  async function check() {
    const { rows } = await pool.query<{
      id: string;
      routed: boolean;
      counted: number;
      made: number;
    }>(
      `SELECT id, routed_at IS NOT NULL AS routed, events_count + ignored_count AS counted,
         (SELECT count(*)::int FROM event e WHERE e.request_id = r.id)
           + (SELECT count(*)::int FROM ignored_event i WHERE i.request_id = r.id) AS made
       FROM request r`,
    );
    expect(rows.map((row) => row.id).sort()).toEqual(acked.toSorted());
    for (const row of rows) {
      expect(row).toMatchObject(row.routed ? { counted: 2, made: 2 } : { counted: 0, made: 0 });
    }
    for (const event of await events()) {
      const before = seen.get(event.id);
      const isLegal = !before || before === event.status || canTransition(before, event.status);
      if (!isLegal) throw new Error(`${before} became ${event.status}`);
      seen.set(event.id, event.status);
      expect(event.numbers).toEqual(event.numbers.map((_, index) => index + 1));
      expect(event.attempts).toBe(event.numbers.length);
      const isWaiting = event.status === "QUEUED" || event.status === "SCHEDULED" || event.has_next;
      // What waits is due some time; what is held or over is not; nothing in between.
      expect({ ...event, isWaiting }).toMatchObject({ is_due: isWaiting });
      if (event.is_claimed) expect(event.is_due).toBe(true);
    }
  }

  /** Nobody interferes any more and everything works: how it all must end. */
  async function finish() {
    const step = async (next: Step) => {
      await take(next);
      await check();
    };
    inHand = [];
    for (const end of ENDS) {
      await step({ do: "enable", connection: ENDS.indexOf(end) });
      await step({ do: "unpause", connection: ENDS.indexOf(end) });
    }
    for (let round = 0; round < 60; round += 1) {
      await step({ do: "jobs" });
      await step({ do: "route", isBorn: round % 2 === 0 });
      await step({ do: "tick", seconds: 86_400 });
      for (const destination of ENDS.keys()) await step({ do: "claim", destination, limit: 50 });
      while (inHand.length > 0) await step({ do: "deliver", answer: { status: 200 } });
      const open = (await events()).filter((event) => event.is_due || event.status === "HOLD");
      if (open.length === 0 && round > 1) return;
    }
    throw new Error("events are still open");
  }

  return { take, check, finish, events, acked };
}

describe("an event", () => {
  beforeAll(async () => {
    api = await createTestApi();
    queue = await createQueue(api.database.url, { isWorker: false });
    receiver = await createHttpReceiver();
    await seed();
  });
  afterAll(async () => {
    await Promise.all([http.close(), receiver.close(), queue.stop(100)]);
    await api.close();
  });

  it("keeps its books and ends, whatever happens in whatever order", async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        await api.ctx.db.pool.query(
          "TRUNCATE request, payload, event, attempt, ignored_event, pgboss.job",
        );
        await api.ctx.db.pool.query("UPDATE connection SET paused_at = NULL, disabled_at = NULL");
        receiver.hits.length = 0;
        const machine = createMachine();
        for (const step of sequence) {
          await machine.take(step);
          await machine.check();
        }
        await machine.finish();
        await machine.check();
        const events = await machine.events();
        // A call that was made is on record: nothing was sent that nobody can find out about.
        const calls = new Map<string, number>();
        for (const hit of receiver.hits) calls.set(hit.eventId, (calls.get(hit.eventId) ?? 0) + 1);
        for (const event of events) {
          expect(event.attempts).toBeGreaterThanOrEqual(calls.get(event.id) ?? 0);
        }
      }),
      { numRuns: RUNS, endOnFailure: false },
    );
  }, 300_000);
});
