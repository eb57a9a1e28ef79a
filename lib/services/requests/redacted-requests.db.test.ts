import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadRoutingConfig } from "#lib/services/sources/load-routing-config.ts";
import { createTestApi, type TestApi } from "#lib/testing/test-api.ts";
import { createSource } from "../sources/create-source.ts";
import type { RoutingConfig } from "../sources/routing-config.ts";
import { createRoutingConfigCache } from "../sources/routing-config-cache.ts";
import type { AcceptedRow } from "./accept-batch.ts";
import { createIngestRequest } from "./ingest-request.ts";

const SECRET = "whsec";
let api: TestApi;
let sourceId: string;
const rows: AcceptedRow[] = [];

beforeAll(async () => {
  api = await createTestApi();
  const auth = {
    webhook_secret_key: SECRET,
    algorithm: "sha256",
    encoding: "hex",
    header_key: "x-sign",
  };
  const source = await createSource(api.ctx, {
    name: "a",
    config: { auth_type: "HMAC", auth },
  });
  sourceId = source.id;
  await api.ctx.db.prisma.project.update({
    where: { id: api.project.id },
    data: { redaction: { body: ["card.number"], headers: ["X-Email"], query: ["ssn"] } },
  });
});
afterAll(() => api.close());

async function send(body: string, signed = body) {
  const { pool } = api.ctx.db;
  const ingest = createIngestRequest({
    sources: createRoutingConfigCache((id) => loadRoutingConfig(pool, api.ctx.secretBox, id)),
    store: async (row) => {
      rows.push(row);
      return undefined;
    },
    readDocument: () => Promise.reject(new Error("no document")),
    nowMs: () => Date.parse("2026-11-20T00:00:00Z"),
    publicUrl: "http://localhost:3000",
    sourceBaseUrl: "http://localhost:3000/e",
  });
  const signature = createHmac("sha256", SECRET).update(signed).digest("hex");
  await ingest({
    token: sourceId.slice("src_".length),
    method: "POST",
    path: "/",
    query: "ssn=canary",
    rawHeaders: ["content-type", "application/json", "x-sign", signature, "x-email", "canary"],
    body: Buffer.from(body),
    ip: "203.0.113.7",
    calledUrl: "http://localhost:3000/",
  });
  const row = rows.at(-1);
  return { ...JSON.parse(row?.json ?? "{}"), body: row?.body.toString() };
}

describe("a project that redacts", () => {
  it("verifies what came and stores it without the values", async () => {
    const stored = await send('{"card": {"number":"canary"},"total":1.10}');
    expect(stored.verified).toBe(true);
    expect(stored.body).toMatch(
      /^\{"card": \{"number":"\[redacted:[0-9a-f]{16}\]"\},"total":1\.10\}$/,
    );
    expect(JSON.stringify(stored)).not.toContain("canary");
  });

  it("makes the same of the same value, another of another, and another in another project", async () => {
    const tokenOf = (body = "") => /redacted:(\w+)/.exec(body)?.[1];
    const [one, same, other] = [
      tokenOf((await send('{"card":{"number":"canary"}}')).body),
      tokenOf((await send('{"x":1,"card":{"number":"canary"}}')).body),
      tokenOf((await send('{"card":{"number":"canary2"}}')).body),
    ];
    expect(one).toBe(same);
    expect(one).not.toBe(other);
    expect(api.ctx.secretBox.fingerprint("canary", "tm_other")).not.toBe(one);
    expect(api.ctx.secretBox.fingerprint("canary", api.project.id)).toBe(one);
  });

  it("stores nothing in clear of what it rejects either", async () => {
    const forged = await send('{"card":{"number":"canary"}}', "another body");
    const broken = await send('{"card":{"number":"canary"');
    expect([forged.verified, forged.rejection_cause]).toEqual([false, "VERIFICATION_FAILED"]);
    expect(broken.body).toMatch(/^\[redacted:[0-9a-f]{16}\]$/);
    expect(JSON.stringify([forged, broken])).not.toContain("canary");
  });

  it("loses no redaction when there are no paths any more", async () => {
    await api.ctx.db.prisma.project.update({
      where: { id: api.project.id },
      data: { redaction: {} },
    });
    const config: RoutingConfig | null = await loadRoutingConfig(
      api.ctx.db.pool,
      api.ctx.secretBox,
      sourceId,
    );
    expect(config && "redaction" in config).toBe(false);
    expect((await send('{"card":{"number":"plain"}}')).body).toBe('{"card":{"number":"plain"}}');
  });
});
