import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createAddressGuard } from "#lib/adapters/address-guard.ts";
import { createSendHttp } from "#lib/adapters/send-http.ts";
import { createHttpReceiver, type HttpReceiver } from "#lib/testing/http-receiver.ts";
import { createTestPath, type TestPath } from "#lib/testing/test-path.ts";
import { createAccessTokens } from "./access-tokens.ts";

let path: TestPath;
let server: HttpReceiver;
let nowMs = Date.now();
const http = createSendHttp(createAddressGuard({ allow: [], allowPrivate: true }));

const ownerWith = (auth: object, authType = "OAUTH2_CLIENT_CREDENTIALS") => ({
  projectId: "tm_1",
  destinationId: "des_web_1",
  authType,
  auth: { auth_server: `${server.url}/token`, client_id: "id", client_secret: "s", ...auth },
});

/** A worker's view: what it knows is in its own memory and in the database. */
const newWorker = () => createAccessTokens({ ...path, http, nowMs: () => nowMs });

/** Gives out token-1, token-2 … */
function giveTokens(extra: (n: number) => object = () => ({ expires_in: 3_600 })) {
  let count = 0;
  server.answer(() => {
    count += 1;
    const body = JSON.stringify({ access_token: `token-${count}`, ...extra(count) });
    return { status: 200, body, delayMs: 30 };
  });
}

describe("createAccessTokens", () => {
  beforeAll(async () => {
    path = await createTestPath();
    server = await createHttpReceiver();
    await path.addConnection("web_1");
  });
  afterAll(async () => {
    await Promise.all([http.close(), server.close()]);
    await path.close();
  });
  beforeEach(async () => {
    await path.pool.query("DELETE FROM access_token");
    server.hits.length = 0;
    giveTokens();
  });

  it("asks once for all deliveries of all workers that wait", async () => {
    const workers = [newWorker(), newWorker(), newWorker()];
    const owner = ownerWith({});
    const asked = Array.from({ length: 60 }, (_, n) => workers[n % 3]?.get(owner));
    const tokens = await Promise.all(asked);
    expect(new Set(tokens.map((token) => token?.result === "token" && token.accessToken))).toEqual(
      new Set(["token-1"]),
    );
    expect(server.hits).toHaveLength(1);
  });

  it("keeps a token until shortly before its end, also across a restart", async () => {
    const owner = ownerWith({});
    const worker = newWorker();
    await worker.get(owner);
    nowMs += 3_500_000;
    expect(await newWorker().get(owner)).toMatchObject({ accessToken: "token-1", isNew: false });
    nowMs += 50_000;
    expect(await worker.get(owner)).toMatchObject({ accessToken: "token-2", isNew: true });
  });

  it("replaces one that was refused, once for all who saw it refused", async () => {
    const owner = ownerWith({});
    const worker = newWorker();
    await worker.get(owner);
    const again = await Promise.all(Array.from({ length: 20 }, () => worker.get(owner, "token-1")));
    const given = again.map((token) => token.result === "token" && token.accessToken);
    expect(new Set(given)).toEqual(new Set(["token-2"]));
    expect(server.hits).toHaveLength(2);
    expect(await newWorker().get(owner, "token-1")).toMatchObject({ accessToken: "token-2" });
    expect(server.hits).toHaveLength(2);
  });

  it("gives nothing that was fetched with other credentials", async () => {
    const worker = newWorker();
    await worker.get(ownerWith({}));
    const other = await worker.get(ownerWith({ client_secret: "rotated" }));
    expect(other).toMatchObject({ accessToken: "token-2" });
  });

  it("goes on with the refresh token that the server gave last", async () => {
    giveTokens((n) => ({ expires_in: 100, refresh_token: `refresh-${n}` }));
    const owner = ownerWith({ refresh_token: "refresh-0" }, "OAUTH2_AUTHORIZATION_CODE");
    await newWorker().get(owner);
    nowMs += 100_000;
    await newWorker().get(owner);
    nowMs += 100_000;
    await newWorker().get(owner);
    const sent = server.hits.map((hit) =>
      new URLSearchParams(hit.body.toString()).get("refresh_token"),
    );
    expect(sent).toEqual(["refresh-0", "refresh-1", "refresh-2"]);
  });

  it("keeps the refresh token when the server fails in between", async () => {
    giveTokens((n) => ({ expires_in: 100, refresh_token: `refresh-${n}` }));
    const owner = ownerWith({ refresh_token: "refresh-0" }, "OAUTH2_AUTHORIZATION_CODE");
    await newWorker().get(owner);
    nowMs += 100_000;
    server.answer(() => ({ status: 503 }));
    expect(await newWorker().get(owner)).toMatchObject({ result: "failed" });
    giveTokens();
    await newWorker().get(owner);
    const last = new URLSearchParams(server.hits.at(-1)?.body.toString());
    expect(last.get("refresh_token")).toBe("refresh-1");
  });

  it("does not ask a server that refuses again for every event", async () => {
    server.answer(() => ({ status: 401, body: '{"error":"invalid_client"}' }));
    const worker = newWorker();
    for (let n = 0; n < 5; n += 1) {
      expect(await worker.get(ownerWith({}))).toMatchObject({ result: "failed" });
    }
    expect(server.hits).toHaveLength(1);
    nowMs += 5_001;
    giveTokens();
    expect(await worker.get(ownerWith({}))).toMatchObject({ result: "token" });
  });

  it("asks itself when the worker that was asking has died", async () => {
    await path.pool.query(
      "INSERT INTO access_token VALUES ('des_web_1', NULL, now() + interval '400 ms')",
    );
    expect(await newWorker().get(ownerWith({}))).toMatchObject({ accessToken: "token-1" });
  });

  it("keeps no token readable in the database", async () => {
    await newWorker().get(ownerWith({}));
    const [row] = await path.rows<{ sealed: Buffer }>("SELECT sealed FROM access_token");
    expect(row?.sealed.toString("latin1")).not.toContain("token-1");
  });

  it("reaches no blocked address", async () => {
    const guarded = createSendHttp(createAddressGuard({ allow: [], allowPrivate: false }));
    const worker = createAccessTokens({ ...path, http: guarded, nowMs: () => nowMs });
    expect(await worker.get(ownerWith({ client_secret: "x" }))).toEqual({
      result: "failed",
      reason: "The authorization server could not be reached (BLOCKED_ADDRESS).",
    });
    expect(server.hits).toHaveLength(0);
    await guarded.close();
  });
});
