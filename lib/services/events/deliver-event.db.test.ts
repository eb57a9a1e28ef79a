import { createHmac } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createAddressGuard } from "#lib/adapters/address-guard.ts";
import { createSendHttp } from "#lib/adapters/send-http.ts";
import { createHttpReceiver, type Hit, type HttpReceiver } from "#lib/testing/http-receiver.ts";
import { NO_LANE, NO_LINES } from "#lib/testing/no-lane.ts";
import { createTestPath, type TestPath } from "#lib/testing/test-path.ts";
import { type AccessTokens, createAccessTokens } from "../destinations/access-tokens.ts";
import { createRouteRequests } from "../requests/route-requests.ts";
import type { ClaimedEvent } from "./claimed-event.ts";
import { createDeliverEvent, type Delivery } from "./deliver-event.ts";

let path: TestPath;
let receiver: HttpReceiver;
let tokens: AccessTokens;
const http = createSendHttp(createAddressGuard({ allow: [], allowPrivate: true }));
const never = new AbortController().signal;

/** Points the connection's destination somewhere. */
async function setDestination(config: object, authType = "HOOKDECK_SIGNATURE", auth: object = {}) {
  const place = { projectId: "tm_1", resource: "des_web_1", field: "auth" };
  await path.pool.query(
    `UPDATE destination SET type = 'HTTP', config = $1, auth_type = $2, auth = $3`,
    [JSON.stringify(config), authType, path.secretBox.seal(JSON.stringify(auth), place)],
  );
}

/** Accepts a request and gives its event as the routing worker would hold it. */
async function claimNew(request?: Parameters<TestPath["ingest"]>[0]): Promise<ClaimedEvent> {
  const { body } = await path.ingest(request);
  const started: ClaimedEvent[] = [];
  await createRouteRequests({
    pool: path.pool,
    queue: path.queue,
    configs: path.configs,
    lines: NO_LINES,
    changes: { take: () => [] },
    lane: NO_LANE,
    nowMs: Date.now,
    pump: {
      reserve: () => true,
      unreserve: () => {},
      start: (event) => started.push(event),
      wake: () => {},
    },
  })([JSON.parse(body).request_id]);
  const [event] = started;
  if (!event) throw new Error("no event was started");
  return event;
}

const deliver = (event: ClaimedEvent): Promise<Delivery> =>
  createDeliverEvent({
    pool: path.pool,
    configs: path.configs,
    http,
    tokens,
    nowMs: Date.now,
    publicUrl: "http://localhost:3000",
  })(event, never);

async function attemptOf(event: ClaimedEvent) {
  const delivery = await deliver(event);
  if (delivery.kind !== "attempted") throw new Error(`not attempted: ${delivery.kind}`);
  return { ...delivery.result.attempt, retryInMs: delivery.result.retryInMs };
}

describe("deliverEvent", () => {
  beforeAll(async () => {
    path = await createTestPath();
    receiver = await createHttpReceiver();
    tokens = createAccessTokens({ ...path, http, nowMs: Date.now });
    await path.addConnection("web_1", [
      { type: "retry", strategy: "exponential", interval: 1_000 },
    ]);
  });
  afterAll(async () => {
    await Promise.all([http.close(), receiver.close()]);
    await path.close();
  });
  beforeEach(async () => {
    receiver.answer(() => ({ status: 200 }));
    await path.pool.query("UPDATE connection SET paused_at = NULL, disabled_at = NULL");
    await setDestination({ url: `${receiver.url}/hook` });
  });

  it("sends the stored bytes below the destination's URL, signed for the project", async () => {
    const body = Buffer.from('{"a":1,\n "b":"\xff"}', "latin1");
    const event = await claimNew({ path: "/orders", query: "x=1", body });
    expect(await attemptOf(event)).toMatchObject({ status: "SUCCESSFUL", number: 1 });
    const [hit] = receiver.hitsOf(event.id);
    expect(hit).toMatchObject({ method: "POST", url: "/hook/orders?x=1", body });
    const headers = hit?.rawHeaders.join("\n") ?? "";
    expect(headers).toContain(createHmac("sha256", "secret").update(body).digest("base64"));
    expect(headers).toContain(`http://localhost:3000/events/${event.id}`);
  });

  it("brings large bodies along although they do not travel with the rows", async () => {
    const body = Buffer.alloc(300_000, "x");
    const event = await claimNew({ body, rawHeaders: ["content-type", "text/plain"] });
    expect(event.payload.body).toBeNull();
    await attemptOf(event);
    expect(receiver.hitsOf(event.id)[0]?.body.equals(body)).toBe(true);
  });

  it("schedules the retry that the rule and the destination's Retry-After ask for", async () => {
    receiver.answer(() => ({ status: 503 }));
    const event = await claimNew();
    expect(await attemptOf(event)).toMatchObject({ status: "FAILED", retryInMs: 1_000 });
    expect(await attemptOf({ ...event, attempts: 2, automaticCount: 2 })).toMatchObject({
      number: 3,
      retryInMs: 4_000,
    });
    receiver.answer(() => ({ status: 429, headers: { "retry-after": "120" } }));
    expect(await attemptOf(event)).toMatchObject({ responseStatus: 429, retryInMs: 120_000 });
  });

  it("keeps a week of automatic retries from the first attempt, however long the event was held", async () => {
    receiver.answer(() => ({ status: 500 }));
    const event = await claimNew();
    const monthAgo = Date.now() - 30 * 24 * 60 * 60 * 1_000;
    expect(await attemptOf({ ...event, createdAtMs: monthAgo })).toMatchObject({
      retryInMs: 1_000,
    });
    expect(await attemptOf({ ...event, firstAttemptAtMs: monthAgo })).toMatchObject({
      retryInMs: null,
    });
  });

  it("uses a destination's own credentials and keeps them out of what is recorded", async () => {
    await setDestination({ url: receiver.url }, "API_KEY", {
      key: "key",
      api_key: "s3cret",
      to: "query",
    });
    const event = await claimNew();
    const attempt = await attemptOf(event);
    expect(receiver.hitsOf(event.id)[0]?.url).toBe("/?key=s3cret");
    expect(JSON.stringify(attempt)).not.toContain("s3cret");
  });

  it("signs for AWS what is sent", async () => {
    const auth = { access_key_id: "AK", secret_access_key: "s", region: "r", service: "lambda" };
    await setDestination({ url: receiver.url }, "AWS_SIGNATURE", auth);
    const event = await claimNew();
    expect(await attemptOf(event)).toMatchObject({ status: "SUCCESSFUL" });
    const sent = receiver.hitsOf(event.id)[0]?.rawHeaders ?? [];
    expect(sent[sent.indexOf("Authorization") + 1]).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AK\/\d{8}\/r\/lambda\/aws4_request, SignedHeaders=content-type;host;/,
    );
  });

  describe("at a destination with access tokens", () => {
    const auth = { client_id: "id", client_secret: "s3cret" };
    const bearerOf = (hit?: Hit) => hit?.rawHeaders[hit.rawHeaders.indexOf("Authorization") + 1];
    let given = 0;

    /** The destination takes the newest token only. */
    const answer = (isRevoked: () => boolean) =>
      receiver.answer((hit) => {
        if (hit.url === "/token") {
          given += 1;
          return { status: 200, body: JSON.stringify({ access_token: `token-${given}` }) };
        }
        return { status: isRevoked() || bearerOf(hit) !== `Bearer token-${given}` ? 401 : 200 };
      });

    beforeEach(async () => {
      const auth_server = `${receiver.url}/token`;
      await setDestination({ url: receiver.url }, "OAUTH2_CLIENT_CREDENTIALS", {
        ...auth,
        auth_server,
      });
    });

    it("replaces a token that is refused and makes the call again in the same attempt", async () => {
      answer(() => false);
      expect(await attemptOf(await claimNew())).toMatchObject({ status: "SUCCESSFUL" });
      given += 1;
      const event = await claimNew();
      const attempt = await attemptOf(event);
      expect(attempt).toMatchObject({ status: "SUCCESSFUL", number: 1 });
      expect(receiver.hitsOf(event.id).map(bearerOf)).toEqual(["Bearer token-1", "Bearer token-3"]);
      expect(JSON.stringify(attempt)).not.toMatch(/token-\d|s3cret/);
    });

    it("takes the refusal of a new token for an answer", async () => {
      answer(() => true);
      const event = await claimNew();
      expect(await attemptOf(event)).toMatchObject({ status: "FAILED", responseStatus: 401 });
      expect(receiver.hitsOf(event.id)).toHaveLength(2);
    });

    it("makes no call without a token, and says why", async () => {
      receiver.answer(() => ({ status: 400, body: '{"error":"invalid_client"}' }));
      await setDestination({ url: receiver.url }, "OAUTH2_CLIENT_CREDENTIALS", {
        ...auth,
        auth_server: `${receiver.url}/other`,
      });
      const event = await claimNew();
      const { errorCode, responseBody } = await attemptOf(event);
      expect(errorCode).toBe("OAUTH2_HANDSHAKE_FAILED");
      expect(responseBody?.toString()).toContain("invalid_client");
      expect(receiver.hitsOf(event.id)).toEqual([]);
    });
  });

  it("makes no call for a destination without a URL", async () => {
    await setDestination({});
    expect(await attemptOf(await claimNew())).toMatchObject({ errorCode: "MISSING_URL" });
  });

  it("tells a payload that is gone", async () => {
    const event = await claimNew();
    event.payload = { ...event.payload, id: "edt_gone", body: null };
    expect(await attemptOf(event)).toMatchObject({ errorCode: "PAYLOAD_MISSING" });
  });

  it.each(["paused_at", "disabled_at"])(
    "parks an event whose connection has %s set",
    async (column) => {
      const event = await claimNew();
      await path.pool.query(`UPDATE connection SET ${column} = now()`);
      path.configs.clear();
      expect(await deliver(event)).toEqual({ kind: "park" });
      expect(receiver.hitsOf(event.id)).toEqual([]);
    },
  );
});
