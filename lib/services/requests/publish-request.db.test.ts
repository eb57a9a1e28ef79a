import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestPath, type TestPath } from "#lib/testing/test-path.ts";

let path: TestPath;

const JSON_TYPE = ["Content-Type", "application/json"];
const NAMED = ["X-Hookdeck-Source-Name", "test"];
const bearer = (key: string) => ["Authorization", `Bearer ${key}`];
const good = () => [...JSON_TYPE, ...bearer("member"), ...NAMED];

const lastRequest = async () =>
  (
    await path.rows<Record<string, unknown>>(
      `SELECT r.source_id, r.rejection_cause, r.verified, p.method, p.path, p.query, p.headers, p.body
       FROM request r JOIN payload p ON p.id = r.payload_id ORDER BY r.id DESC LIMIT 1`,
    )
  )[0];
const countRequests = async () =>
  (await path.rows<{ count: string }>("SELECT count(*) FROM request"))[0]?.count;

async function change(set: string) {
  await path.pool.query(`UPDATE source SET ${set}`);
  path.configs.clear();
}

beforeAll(async () => {
  path = await createTestPath();
  await path.addConnection("web_1");
  await path.addKey("member");
  await path.addKey("viewer", "viewer");
  await path.addKey("revoked");
});
afterAll(() => path.close());
beforeEach(() => change("type = 'WEBHOOK', config = '{}', disabled_at = NULL, deleted_at = NULL"));

describe("publishRequest", () => {
  it("takes a request in as verified, below the path that follows, without the headers for this API", async () => {
    const answer = await path.publish({
      method: "PUT",
      path: "/orders",
      query: "a=1",
      rawHeaders: [...good(), "X-Own", "kept"],
    });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({ status: "SUCCESS" });
    expect(await lastRequest()).toEqual({
      source_id: path.sourceId,
      rejection_cause: null,
      verified: true,
      method: "PUT",
      path: "/orders",
      query: "a=1",
      headers: { "content-type": "application/json", "x-own": "kept" },
      body: Buffer.from('{"a":1}'),
    });
  });

  it("finds the source by its id, and takes the key as the user name of Basic", async () => {
    const basic = `Basic ${Buffer.from("member:").toString("base64")}`;
    const rawHeaders = ["Authorization", basic, "X-Hookdeck-Source-Id", path.sourceId];
    expect((await path.publish({ rawHeaders: [...JSON_TYPE, ...rawHeaders] })).status).toBe(200);
  });

  it("asks no signature of a source that verifies, and leaves a question of its provider a request", async () => {
    await change("type = 'SLACK'");
    const body = Buffer.from('{"type":"url_verification","challenge":"x"}');
    const answer = await path.publish({ rawHeaders: good(), body });
    expect(JSON.parse(answer.body)).toMatchObject({ status: "SUCCESS" });
    expect(await lastRequest()).toMatchObject({ verified: true, rejection_cause: null, body });
  });

  it("answers what the source itself would", async () => {
    await change(`config = '{"custom_response":{"content_type":"text","body":"thanks"}}'`);
    expect(await path.publish({ rawHeaders: good() })).toMatchObject({
      status: 200,
      body: "thanks",
    });
    expect((await path.publish({ rawHeaders: good(), method: "GET" })).status).toBe(405);
    const broken = await path.publish({ rawHeaders: good(), body: Buffer.from("{") });
    expect(broken.status).toBe(400);
    expect(
      (await path.publish({ rawHeaders: good(), query: "x-hookdeck-response[json]=1" })).body,
    ).toBe("1");
  });

  it("is the only way into a PUBLISH_API source: a direct request is kept as rejected, with 401", async () => {
    await change("type = 'PUBLISH_API'");
    expect((await path.publish({ rawHeaders: good() })).status).toBe(200);
    expect(await path.ingest()).toMatchObject({ status: 401, body: "" });
    expect(await lastRequest()).toMatchObject({
      verified: false,
      rejection_cause: "VERIFICATION_FAILED",
    });
  });

  it("lets a browser ask first without a key", async () => {
    const answer = await path.publish({ method: "OPTIONS", rawHeaders: [] });
    expect(answer.status).toBe(204);
    expect(answer.headers["access-control-allow-methods"]).toContain("POST");
  });

  it.each<[string, string[], number, string]>([
    ["no key", [...JSON_TYPE, ...NAMED], 401, "Unauthorized"],
    ["an unknown key", [...JSON_TYPE, ...NAMED, ...bearer("nobody")], 401, "Unauthorized"],
    ["a key that may only read", [...JSON_TYPE, ...NAMED, ...bearer("viewer")], 403, "role"],
    ["no source", [...JSON_TYPE, ...bearer("member")], 422, "x-hookdeck-source-id"],
    ["no content type", [...NAMED, ...bearer("member")], 422, "headers.content-type is required"],
    [
      "a content type that cannot be stored",
      ["Content-Type", "audio/flac", ...NAMED, ...bearer("member")],
      422,
      "must be a supported type",
    ],
    [
      "an unknown name",
      [...JSON_TYPE, ...bearer("member"), "X-Hookdeck-Source-Name", "other"],
      404,
      "Not Found",
    ],
    [
      "an id of no source",
      [...JSON_TYPE, ...bearer("member"), "X-Hookdeck-Source-Id", "src_nosuchsourcenosuchso"],
      404,
      "src_nosuchsource",
    ],
  ])("refuses %s, says why as JSON, and stores nothing", async (_, rawHeaders, status, text) => {
    const before = await countRequests();
    const answer = await path.publish({ rawHeaders });
    expect(answer.status).toBe(status);
    expect(answer.headers["content-type"]).toBe("application/json");
    expect(JSON.parse(answer.body)).toMatchObject({ status });
    expect(answer.body).toContain(text);
    expect(await countRequests()).toBe(before);
  });

  it("refuses a key at once when it is revoked or runs out", async () => {
    const send = async () =>
      (await path.publish({ rawHeaders: [...JSON_TYPE, ...NAMED, ...bearer("revoked")] })).status;
    expect(await send()).toBe(200);
    await path.pool.query(
      "UPDATE api_key SET expires_at = now() - interval '1 second' WHERE label = 'revoked'",
    );
    expect(await send()).toBe(401);
    await path.pool.query(
      "UPDATE api_key SET expires_at = NULL, revoked_at = now() WHERE label = 'revoked'",
    );
    expect(await send()).toBe(401);
  });

  it("refuses a key without the scope to write events", async () => {
    await path.addKey("narrow");
    await path.pool.query(
      "UPDATE api_key SET scopes = '{gateway.sources.write}' WHERE label = 'narrow'",
    );
    const rawHeaders = [...JSON_TYPE, ...NAMED, ...bearer("narrow")];
    const answer = await path.publish({ rawHeaders });
    expect(JSON.parse(answer.body)).toMatchObject({
      status: 403,
      message: expect.stringContaining("gateway.events.write"),
    });
  });

  it("notes when a key was used", async () => {
    await path.pool.query("UPDATE api_key SET last_used_at = NULL");
    await path.publish({ rawHeaders: good() });
    const used = await path.rows("SELECT label FROM api_key WHERE last_used_at IS NOT NULL");
    expect(used).toEqual([{ label: "member" }]);
  });

  it("finds no source of another project, and at that one's own host not even its own", async () => {
    await path.pool.query(
      `INSERT INTO project (id, organization_id, name, signing_secret) VALUES ('tm_2', 'org_1', 'B', '')`,
    );
    await path.pool.query(
      `INSERT INTO source (id, project_id, name) VALUES ('src_anotheranotheranothe', 'tm_2', 'b')`,
    );
    const headers = ["X-Hookdeck-Source-Id", "src_anotheranotheranothe"];
    const rawHeaders = [...JSON_TYPE, ...bearer("member"), ...headers];
    expect((await path.publish({ rawHeaders })).status).toBe(404);
    expect((await path.publish({ rawHeaders: good(), projectId: "tm_2" })).status).toBe(401);
  });

  it("answers 410 for a source that was deleted", async () => {
    await change("deleted_at = now() WHERE project_id = 'tm_1'");
    const byId = [...JSON_TYPE, ...bearer("member"), "X-Hookdeck-Source-Id", path.sourceId];
    expect((await path.publish({ rawHeaders: byId })).status).toBe(410);
  });

  it("answers 503 while keys cannot be read", async () => {
    await path.pool.query("ALTER TABLE api_key RENAME TO away");
    const answer = await path.publish({ rawHeaders: good() });
    await path.pool.query("ALTER TABLE away RENAME TO api_key");
    expect(answer).toMatchObject({ status: 503, headers: { "retry-after": "2" } });
  });
});
