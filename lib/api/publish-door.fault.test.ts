import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashApiKey } from "#lib/services/api-keys/api-key-secret.ts";
import { createFaultWorld, type FaultWorld } from "#lib/testing/fault-world.ts";
import { rawRequest, sendRaw } from "#lib/testing/raw-http.ts";
import { TEST_TOKEN } from "#lib/testing/seed-routing.ts";

const KEY = "Authorization: Bearer publisher";
const HEADERS = [KEY, `X-Hookdeck-Source-Id: src_${TEST_TOKEN}`, "Content-Type: text/plain"];

let world: FaultWorld;

beforeAll(async () => {
  world = await createFaultWorld({ connections: { plain: [] } });
  await world.product.pool.query(
    `INSERT INTO api_key (id, organization_id, project_id, kind, label, key_hash, key_hint, role)
     VALUES ('apk_1', 'org_1', 'tm_1', 'project', 'a', $1, '', 'member')`,
    [hashApiKey("publisher")],
  );
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

const send = (target: string, headers = HEADERS, body: Buffer | string = "hello") =>
  sendRaw(world.product.port, [rawRequest({ target, headers, body })]);

describe("the door of the Publish API", () => {
  it("delivers what it takes, verified, with path and query and without the key", async () => {
    const answer = await send("/v1/publish/orders/1?a=%00");
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("application/json");
    await world.receiver.waitFor((hits) => hits.length > 0);
    const hit = world.receiver.hits[0];
    expect(hit?.url).toBe("/plain/orders/1?a=%00");
    expect(hit?.rawHeaders.join("\n")).not.toContain("publisher");
    expect(hit?.rawHeaders.join(": ")).toContain("X-Hookdeck-Verified: true");
  });

  it.each([
    ["without a key", "/v1/publish", HEADERS.slice(1), 401],
    ["with a key twice", "/v1/publish", [KEY.replace("publisher", "x"), ...HEADERS], 401],
    [
      "with a key that goes on",
      "/v1/publish",
      [`${KEY}${"x".repeat(4_000)}`, ...HEADERS.slice(1)],
      401,
    ],
    ["for no source", "/v1/publish", [KEY, "Content-Type: text/plain"], 422],
    [
      "with an empty source",
      "/v1/publish/",
      [KEY, "Content-Type: a/b", "X-Hookdeck-Source-Name:"],
      422,
    ],
    ["at a path that only begins alike", "/v1/publisher", HEADERS, 404],
  ])("refuses a request %s", async (_, target, headers, status) => {
    expect((await send(target, headers)).status).toBe(status);
  });

  it("refuses a body over the limit before it is read", async () => {
    const headers = [...HEADERS, "Content-Length: 10485761"];
    const answer = await sendRaw(world.product.port, [
      rawRequest({ target: "/v1/publish", headers }),
    ]);
    expect(answer).toMatchObject({ status: 413 });
  });
});
