import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestRoutes, type TestRoutes } from "#lib/testing/test-routes.ts";
import * as sourceRoute from "../sources/[id]/route.ts";
import * as sources from "../sources/route.ts";
import * as attach from "./[id]/attach/[source_id]/route.ts";
import * as detach from "./[id]/detach/[source_id]/route.ts";
import * as one from "./[id]/route.ts";
import * as all from "./route.ts";

const HMAC = {
  algorithm: "sha256",
  encoding: "hex",
  header_key: "x-signature",
  webhook_secret_key: "s3cret",
};

let api: TestRoutes;
let names = 0;

beforeAll(async () => {
  api = await createTestRoutes();
});
afterAll(() => api.close());

async function create(body: object = { provider: "HMAC", configs: HMAC }) {
  const answer = await api.call(all.POST, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}

async function createSource(body: object = {}) {
  names += 1;
  return (await api.call(sources.POST, { body: { name: `source-${names}`, ...body } })).body;
}

const getSource = async (id: string) =>
  (await api.call(sourceRoute.GET, { params: { id }, query: "?include=config.auth" })).body;

const link = (route: typeof attach.PUT, id: string, sourceId: string) =>
  api.call(route, { params: { id, source_id: sourceId } });

const list = async (query = "") =>
  (await api.call(all.GET, { query: `?limit=255${query}` })).body.models;

describe("POST /integrations", () => {
  it("keeps the secret where nobody reads it, and shows it to those who ask and may", async () => {
    const created = await create({ provider: "HMAC", label: "Shop", configs: HMAC });
    expect(created).toMatchObject({
      label: "Shop",
      provider: "HMAC",
      features: ["VERIFICATION"],
      configs: {},
      sources: [],
      team_id: api.project.id,
    });
    expect(created.id).toMatch(/^int_/);
    const params = { id: created.id };
    expect((await api.call(one.GET, { params })).body).toEqual(created);
    const query = "?include=config.auth";
    expect((await api.call(one.GET, { params, query })).body.configs).toEqual(HMAC);
    expect((await api.call(one.GET, { key: "viewer", params, query })).status).toBe(403);
    const row = await api.ctx.db.prisma.integration.findUniqueOrThrow({ where: params });
    expect(Buffer.from(row.configs ?? []).includes("s3cret")).toBe(false);
  });

  it("calls itself after its provider, and may have no secret yet", async () => {
    const created = await create({ provider: "STRIPE" });
    expect(created).toMatchObject({ label: "stripe", provider: "STRIPE", configs: {} });
    const source = await createSource();
    expect((await link(attach.PUT, created.id, source.id)).body.data).toEqual([
      "configs is required",
    ]);
  });

  it.each([
    ["AWS_SNS", {}],
    ["GITLAB", { api_key: "key" }],
    ["POSTMARK", { username: "ada", password: "lovelace" }],
    ["STANDARD_WEBHOOKS", { webhook_secret_key: "whsec_x" }],
    ["API_KEY", { header_key: "x-key", api_key: "key" }],
  ])("takes the configs of %s", async (provider, configs) => {
    expect((await create({ provider, configs })).provider).toBe(provider);
  });

  it.each([
    [{}, "provider is required"],
    [{ provider: "PUBLISH_API" }, "provider must be one of"],
    [{ provider: "STRIPE", label: "" }, "label is not allowed to be empty"],
    [
      { provider: "STRIPE", features: ["POLLING"] },
      "features[0] must be one of [VERIFICATION, HANDSHAKE]",
    ],
    [{ provider: "STRIPE", configs: { api_key: "x" } }, "configs.webhook_secret_key is required"],
    [
      { provider: "HMAC", configs: { ...HMAC, algorithm: "md4" } },
      "configs.algorithm must be one of",
    ],
    [{ provider: "STRIPE", sources: [] }, "sources is not allowed"],
    [{ provider: "STRIPE", configs: [] }, "configs must be of type object"],
  ])("refuses %j", async (body, fault) => {
    const answer = await api.call(all.POST, { body });
    expect(answer.status).toBe(422);
    expect(answer.body.data.join()).toContain(fault);
  });
});

describe("attach and detach", () => {
  it("protect a source and leave it open again", async () => {
    const { id } = await create();
    const source = await createSource();
    expect(await link(attach.PUT, id, source.id)).toMatchObject({
      status: 200,
      body: { success: true },
    });
    expect(await link(attach.PUT, id, source.id)).toMatchObject({
      status: 200,
      body: { success: true },
    });
    expect(await getSource(source.id)).toMatchObject({
      authenticated: true,
      config: { auth_type: "HMAC", auth: HMAC },
    });
    expect((await api.call(one.GET, { params: { id } })).body.sources).toEqual([source.id]);
    expect(await link(detach.PUT, id, source.id)).toMatchObject({ status: 200, body: {} });
    expect(await getSource(source.id)).toMatchObject({ authenticated: false });
    expect((await api.call(one.GET, { params: { id } })).body.sources).toEqual([]);
  });

  it("leave alone what another integration protects", async () => {
    const [a, b] = [await create(), await create()];
    const source = await createSource();
    await link(attach.PUT, a.id, source.id);
    expect((await link(detach.PUT, b.id, source.id)).status).toBe(200);
    expect(await getSource(source.id)).toMatchObject({ authenticated: true });
  });

  it("tell processes that the source changed", async () => {
    const { id } = await create();
    const source = await createSource();
    const version = async () => {
      const row = await api.ctx.db.prisma.source.findUniqueOrThrow({ where: { id: source.id } });
      return row.configVersion;
    };
    const before = await version();
    await link(attach.PUT, id, source.id);
    expect(await version()).toBeGreaterThan(before);
  });

  it("fit a source whose type is the provider's, and no other", async () => {
    const { id } = await create({ provider: "STRIPE", configs: { webhook_secret_key: "whsec" } });
    const stripe = await createSource({ type: "STRIPE" });
    const shopify = await createSource({ type: "SHOPIFY" });
    expect((await link(attach.PUT, id, stripe.id)).status).toBe(200);
    const refused = await link(attach.PUT, id, shopify.id);
    expect([refused.status, refused.body.data]).toEqual([
      422,
      {
        source_id: shopify.id,
        message: "A source of type SHOPIFY cannot be protected by STRIPE.",
      },
    ]);
    expect(await getSource(shopify.id)).toMatchObject({ authenticated: false });
  });

  it("let go of a source that gets authentication of its own", async () => {
    const { id } = await create();
    const source = await createSource();
    await link(attach.PUT, id, source.id);
    const config = { auth_type: "API_KEY", auth: { header_key: "x-key", api_key: "own" } };
    await api.call(sourceRoute.PUT, {
      params: { id: source.id },
      body: { type: "WEBHOOK", config },
    });
    expect((await api.call(one.GET, { params: { id } })).body.sources).toEqual([]);
    await api.call(one.PUT, { params: { id }, body: { configs: { ...HMAC, encoding: "base64" } } });
    expect((await getSource(source.id)).config).toMatchObject(config);
  });
});

describe("PUT /integrations/{id}", () => {
  const put = (id: string, body: object) => api.call(one.PUT, { params: { id }, body });

  it("gives new credentials to every attached source at once", async () => {
    const { id } = await create();
    const attached = [await createSource(), await createSource()];
    for (const source of attached) await link(attach.PUT, id, source.id);
    const configs = { header_key: "x-key", api_key: "new" };
    const { body } = await put(id, { provider: "API_KEY", configs, label: "Renamed" });
    expect(body).toMatchObject({ label: "Renamed", provider: "API_KEY", configs: {} });
    for (const source of attached) {
      expect((await getSource(source.id)).config).toMatchObject({
        auth_type: "API_KEY",
        auth: configs,
      });
    }
  });

  it("keeps what it does not name", async () => {
    const { id } = await create({ provider: "HMAC", label: "Kept", configs: HMAC });
    expect((await put(id, { features: ["HANDSHAKE"] })).body).toMatchObject({
      label: "Kept",
      features: ["HANDSHAKE"],
    });
    const query = "?include=config.auth";
    expect((await api.call(one.GET, { params: { id }, query })).body.configs).toEqual(HMAC);
  });

  it("refuses to leave attached sources without fitting credentials, and changes nothing then", async () => {
    const { id } = await create();
    const source = await createSource();
    await link(attach.PUT, id, source.id);
    expect((await put(id, { configs: {} })).body.data).toEqual(["configs is required"]);
    expect((await put(id, { provider: "STRIPE" })).status).toBe(422);
    expect((await getSource(source.id)).config).toMatchObject({ auth_type: "HMAC", auth: HMAC });
    expect((await api.call(one.GET, { params: { id } })).body.provider).toBe("HMAC");
  });
});

describe("DELETE /integrations/{id}", () => {
  it("leaves the sources open that it protected, and no other", async () => {
    const { id } = await create();
    const [source, other] = [await createSource(), await createSource()];
    const own = await create();
    await link(attach.PUT, id, source.id);
    await link(attach.PUT, own.id, other.id);
    expect(await api.call(one.DELETE, { params: { id } })).toMatchObject({
      status: 200,
      body: { id },
    });
    expect(await getSource(source.id)).toMatchObject({ authenticated: false });
    expect(await getSource(other.id)).toMatchObject({ authenticated: true });
    expect((await api.call(one.GET, { params: { id } })).status).toBe(404);
  });
});

describe("authentication that was set on a source itself", () => {
  it("shows as an integration, derived from the source", async () => {
    const source = await createSource({
      type: "SHOPIFY",
      config: { auth: { webhook_secret_key: "shopify-secret" } },
    });
    const id = source.id.replace("src_", "int_");
    const shown = {
      id,
      label: "shopify",
      provider: "SHOPIFY",
      features: ["VERIFICATION"],
      sources: [source.id],
    };
    expect(await list("&label=shopify")).toMatchObject([{ ...shown, configs: {} }]);
    const query = "?include=config.auth";
    expect((await api.call(one.GET, { params: { id }, query })).body).toMatchObject({
      ...shown,
      configs: { webhook_secret_key: "shopify-secret" },
    });
    expect(await api.ctx.db.prisma.integration.count({ where: { id } })).toBe(0);

    const refused = await api.call(one.DELETE, { params: { id } });
    expect([refused.status, refused.body.data.source_id]).toEqual([422, source.id]);
    await api.call(sourceRoute.DELETE, { params: { id: source.id } });
    expect(await list("&label=shopify")).toEqual([]);
    expect((await api.call(one.GET, { params: { id } })).status).toBe(404);
  });
});

describe("GET /integrations", () => {
  it("pages through stored and derived ones together, each once, both ways", async () => {
    for (let n = 0; n < 3; n += 1) {
      await create();
      await createSource({ config: { auth_type: "HMAC", auth: HMAC } });
    }
    const whole = (await list()).map(({ id }: { id: string }) => id);
    const seen: string[] = [];
    let cursor = "";
    for (;;) {
      const { body } = await api.call(all.GET, { query: `?limit=2${cursor}` });
      seen.push(...body.models.map(({ id }: { id: string }) => id));
      if (!body.pagination.next) break;
      cursor = `&next=${body.pagination.next}`;
    }
    expect(seen).toEqual(whole);
    expect(new Set(seen).size).toBe(seen.length);
    const back = await api.call(all.GET, { query: `?limit=2&prev=${whole[3]}` });
    expect(back.body.models.map(({ id }: { id: string }) => id)).toEqual(whole.slice(1, 3));
  });

  it("finds by label and provider and never shows secrets", async () => {
    const { id } = await create({
      provider: "TALLY",
      label: "a'b",
      configs: { webhook_secret_key: "x" },
    });
    expect(await list("&label=a'b")).toMatchObject([{ id, configs: {} }]);
    expect(await list("&provider=TALLY")).toMatchObject([{ id }]);
    expect(JSON.stringify(await list())).not.toContain("s3cret");
  });
});

describe("authorization", () => {
  it("shows nothing of another project and lets nothing be attached across", async () => {
    const { id } = await create();
    const source = await createSource();
    await link(attach.PUT, id, source.id);
    const body = { code: "NOT_FOUND", status: 404, message: "Not Found", data: { id } };
    const params = { id, source_id: source.id };
    for (const route of [one.GET, one.PUT, one.DELETE, attach.PUT, detach.PUT]) {
      const sent = route === one.PUT ? { label: "mine" } : undefined;
      const answer = await api.call(route, { key: "foreign", params, body: sent });
      expect(answer).toMatchObject({ status: 404, body });
    }
    const theirs = await api.call(all.POST, {
      key: "foreign",
      body: { provider: "HMAC", configs: HMAC },
    });
    const across = await api.call(attach.PUT, {
      key: "foreign",
      params: { id: theirs.body.id, source_id: source.id },
    });
    expect(across.status).toBe(404);
    expect(await getSource(source.id)).toMatchObject({ authenticated: true });
    const foreign = await api.call(all.GET, { key: "foreign" });
    expect(foreign.body.models).toMatchObject([{ id: theirs.body.id }]);
  });

  it("lets a viewer look and no more", async () => {
    const { id } = await create();
    const key = "viewer";
    expect((await api.call(all.GET, { key })).status).toBe(200);
    expect((await api.call(one.GET, { key, params: { id } })).status).toBe(200);
    for (const route of [all.POST, one.PUT, one.DELETE, attach.PUT, detach.PUT]) {
      const params = { id, source_id: "src_x" };
      expect((await api.call(route, { key, params, body: {} })).status).toBe(403);
    }
  });
});
