import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAddressGuard } from "#lib/adapters/address-guard.ts";
import { createSendHttp } from "#lib/adapters/send-http.ts";
import { createHttpReceiver, type HttpReceiver } from "#lib/testing/http-receiver.ts";
import {
  createRoutingReader,
  createRoutingWorker,
  type RoutingWorker,
} from "#lib/testing/routing-worker.ts";
import { createTestPath, type TestPath } from "#lib/testing/test-path.ts";
import { createAccessTokens } from "../destinations/access-tokens.ts";
import { claimEvents } from "./claim-events.ts";
import { createDeliverEvent } from "./deliver-event.ts";

const WEB = "web_1";
const setsBody = (value: string) =>
  `addHandler("transform", (request) => ({ ...request, body: { is: "${value}" } }));`;
const transform = { type: "transform", transformation_id: "trs_1" };

let path: TestPath;
let receiver: HttpReceiver;
let worker: RoutingWorker;
let reader: ReturnType<typeof createRoutingReader>;
const http = createSendHttp(createAddressGuard({ allow: [], allowPrivate: true }));

beforeAll(async () => {
  path = await createTestPath();
  receiver = await createHttpReceiver();
  worker = createRoutingWorker(path);
  reader = createRoutingReader(path);
});
afterAll(async () => {
  await worker.lane.stop();
  await Promise.all([http.close(), receiver.close()]);
  await path.close();
});

/** Makes the attempt that is next for the events of the connection, whenever they are due. */
async function attempt() {
  await path.pool.query("UPDATE event SET due_at = now() - interval '1 second'");
  const [claim] = await claimEvents(path.pool, `des_${WEB}`, "claim", 1);
  if (!claim) throw new Error("nothing is due");
  const { pool, configs } = path;
  const tokens = createAccessTokens({ ...path, http, nowMs: Date.now });
  const publicUrl = "http://localhost:3000";
  const deliver = createDeliverEvent({ pool, configs, http, tokens, nowMs: Date.now, publicUrl });
  const delivery = await deliver(claim.event, new AbortController().signal);
  if (delivery.kind !== "attempted") throw new Error(`not attempted: ${delivery.kind}`);
  return delivery.result;
}

describe("editing a connection while events wait", () => {
  it("changes what is routed from then on, and how waiting ones are retried", async () => {
    receiver.answer(() => ({ status: 503 }));
    await path.addTransformation("trs_1", setsBody("old"));
    const old = { type: "retry", strategy: "linear", interval: 1_000 };
    const delay = { type: "delay", delay: 60_000 };
    await path.addConnection(WEB, [{ type: "filter", body: { a: 1 } }, transform, delay, old]);
    await path.pool.query("UPDATE destination SET type = 'HTTP', config = $1", [
      JSON.stringify({ url: receiver.url }),
    ]);
    await worker.route([await reader.accept({ a: 1 })]);
    await reader.settled();
    const first = await attempt();
    expect(first).toMatchObject({ retryInMs: 1_000, attempt: { ruleVersion: 1 } });

    await path.addTransformation("trs_1", setsBody("new"));
    const retry = { type: "retry", strategy: "linear", interval: 7_000 };
    await path.setRules(WEB, [{ type: "filter", body: { a: 2 } }, transform, retry]);
    await path.pool.query("UPDATE event SET claim_id = NULL");
    const second = await attempt();
    expect(second).toMatchObject({ retryInMs: 7_000, attempt: { ruleVersion: 2 } });
    const bodies = receiver.hits.map((hit) => JSON.parse(String(hit.body)));
    expect(bodies).toEqual([{ is: "old" }, { is: "old" }]);
    const made = { rule_version: 1, transformations: [{ id: "trs_1", version: 1 }] };
    expect(await reader.events()).toMatchObject([made]);

    await worker.route([await reader.accept({ a: 1 }), await reader.accept({ a: 2 })]);
    await reader.settled();
    expect(await reader.events()).toMatchObject([
      made,
      { rule_version: 2, transformations: [{ id: "trs_1", version: 2 }] },
    ]);
    expect((await reader.ignored()).map(({ cause }) => cause)).toEqual(["FILTERED"]);
  });
});
