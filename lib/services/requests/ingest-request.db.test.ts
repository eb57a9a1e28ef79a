import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestPath, type TestPath } from "#lib/testing/test-path.ts";

let path: TestPath;

const lastRequest = async () =>
  (
    await path.rows<Record<string, unknown>>(
      `SELECT r.rejection_cause, r.verified, r.routed_at IS NULL AS is_waiting, p.method, p.path,
         p.query, p.headers, p.body
       FROM request r JOIN payload p ON p.id = r.payload_id ORDER BY r.id DESC LIMIT 1`,
    )
  )[0];

describe("ingestRequest", () => {
  beforeAll(async () => {
    path = await createTestPath();
  });
  afterAll(() => path.close());

  it("keeps what no connection takes, rejected with its cause, and answers 200", async () => {
    expect((await path.ingest()).status).toBe(200);
    expect(await lastRequest()).toMatchObject({
      rejection_cause: "NO_CONNECTION",
      is_waiting: false,
    });
  });

  it("accepts from the moment that a connection exists, whatever was cached before", async () => {
    await path.ingest();
    await path.addConnection("web_1");
    await path.ingest();
    expect(await lastRequest()).toMatchObject({ rejection_cause: null, is_waiting: true });
  });

  it("stores method, path, query, headers and bytes as they came", async () => {
    const body = Buffer.from([0x7b, 0x22, 0xff, 0x00, 0x22]);
    await path.ingest({
      method: "PUT",
      path: "/a/b%2f..%2f",
      query: "x=%00&y=%zz",
      rawHeaders: ["Content-Type", "application/octet-stream", "X-Name", "caf\xe9"],
      body,
    });
    expect(await lastRequest()).toEqual({
      rejection_cause: null,
      verified: null,
      is_waiting: true,
      method: "PUT",
      path: "/a/b%2f..%2f",
      query: "x=%00&y=%zz",
      headers: { "content-type": "application/octet-stream", "x-name": "caf\xe9" },
      body,
    });
  });

  it("leaves one routing ticket per batch with the id of the request and nothing else", async () => {
    const { body } = await path.ingest();
    const id = JSON.parse(body).request_id;
    const tickets = await path.rows(
      "SELECT data FROM pgboss.job WHERE name = 'request.route' AND data->'requestIds' ? $1",
      [id],
    );
    expect(tickets).toEqual([{ data: { requestIds: [id] } }]);
  });

  it("never stores the cookie that signs a person in to the dashboard", async () => {
    await path.ingest({ rawHeaders: ["Cookie", "a=1; sluice.session=secret"] });
    expect((await lastRequest())?.headers).toEqual({ cookie: "a=1" });
  });

  it.each([
    ["a source that never was", "nosuchsourcenosuchsou"],
    ["a token of another form", "../../etc"],
    ["an empty token", ""],
  ])("answers 404 for %s and stores nothing", async (_, token) => {
    const before = await path.rows("SELECT count(*) FROM request");
    expect((await path.ingest({ token })).status).toBe(404);
    expect(await path.rows("SELECT count(*) FROM request")).toEqual(before);
  });

  it("takes the whole id in the URL as well as the token", async () => {
    expect((await path.ingest({ token: path.sourceId })).status).toBe(200);
  });

  it("keeps requests of a disabled source as rejected, and takes them again once it is enabled", async () => {
    await path.pool.query("UPDATE source SET disabled_at = now()");
    path.configs.clear();
    expect((await path.ingest()).status).toBe(200);
    expect(await lastRequest()).toMatchObject({ rejection_cause: "SOURCE_DISABLED" });
    await path.pool.query("UPDATE source SET disabled_at = NULL");
    await path.ingest();
    expect(await lastRequest()).toMatchObject({ rejection_cause: null });
  });

  it("answers a provider that asks about the URL by OPTIONS, and any page as ever", async () => {
    await path.pool.query("UPDATE source SET type = 'AZURE_EVENT_GRID'");
    path.configs.clear();
    const before = await path.rows("SELECT count(*) FROM request");
    const ask = (...rawHeaders: string[]) => path.ingest({ method: "OPTIONS", rawHeaders });
    const answer = await ask("WebHook-Request-Origin", "eventgrid.azure.net");
    expect(answer.headers).toMatchObject({ "webhook-allowed-origin": "eventgrid.azure.net" });
    expect((await ask("Origin", "https://a.example")).status).toBe(204);
    expect(await path.rows("SELECT count(*) FROM request")).toEqual(before);
    await path.pool.query("UPDATE source SET type = 'WEBHOOK'");
    path.configs.clear();
  });

  it("answers 503 with Retry-After when nothing can be stored", async () => {
    await path.pool.query("ALTER TABLE request RENAME TO away");
    const answer = await path.ingest();
    await path.pool.query("ALTER TABLE away RENAME TO request");
    expect(answer.status).toBe(503);
    expect(answer.headers["retry-after"]).toBe("2");
    expect((await path.ingest()).status).toBe(200);
  });

  it("answers 410 at the URL of a deleted source", async () => {
    await path.pool.query("UPDATE source SET deleted_at = now()");
    path.configs.clear();
    expect((await path.ingest()).status).toBe(410);
  });
});
