import { HookdeckClient } from "@hookdeck/sdk";
import * as serializers from "@hookdeck/sdk/serialization";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createHttpApi } from "#lib/testing/http-api.ts";

let api: Awaited<ReturnType<typeof createHttpApi>>;
let key: string;
let client: HookdeckClient;

beforeAll(async () => {
  api = await createHttpApi();
  key = (await api.addKey()).key;
  client = new HookdeckClient({ environment: `${api.origin}/2024-03-01`, token: key });
});
afterAll(() => api.close());

const url = "https://example.com/hook";
const get = async (path: string) =>
  (await api.call("GET", path, { key, version: "2024-03-01" })).body;

type Parser = {
  parse: (raw: unknown, options: { unrecognizedObjectKeys: "passthrough" }) => unknown;
};

describe("the SDK of 2024-03-01", () => {
  it("writes and reads sources", async () => {
    const verification = { type: "github", configs: { webhookSecretKey: "s3cret" } } as const;
    const created = await client.source.create({
      name: "github",
      allowedHttpMethods: ["POST"],
      customResponse: { contentType: "text", body: "ok" },
      verification,
    });
    expect(created).toMatchObject({
      name: "github",
      allowedHttpMethods: ["POST"],
      customResponse: { contentType: "text", body: "ok" },
      verification: { type: "github" },
    });
    const shown = await client.source.retrieve(created.id, { include: "verification.configs" });
    expect(shown.verification).toEqual(verification);
    const changed = await client.source.update(created.id, { description: "changed" });
    expect(changed).toMatchObject({ description: "changed", verification: { type: "github" } });
    const listed = await client.source.list({ name: "github" });
    expect(listed.models?.map(({ id }) => id)).toEqual([created.id]);
    await expect(client.source.retrieve("src_unknown")).rejects.toMatchObject({ statusCode: 404 });
  });

  it("writes and reads destinations", async () => {
    const created = await client.destination.create({
      name: "api",
      url,
      rateLimit: 5,
      rateLimitPeriod: "minute",
      httpMethod: "PUT",
      pathForwardingDisabled: true,
      authMethod: { type: "BASIC_AUTH", config: { username: "u", password: "p" } },
    });
    expect(created).toMatchObject({
      url,
      rateLimit: 5,
      rateLimitPeriod: "minute",
      httpMethod: "PUT",
      pathForwardingDisabled: true,
      authMethod: { type: "BASIC_AUTH" },
    });
    const local = await client.destination.upsert({ name: "local", cliPath: "/in" });
    expect(local).toMatchObject({ cliPath: "/in", url: undefined });
    const signed = await client.destination.create({
      name: "signed",
      url,
      authMethod: { type: "CUSTOM_SIGNATURE", config: { key: "x-signature", signingSecret: "" } },
    });
    expect(signed.authMethod?.type).toBe("CUSTOM_SIGNATURE");
  });

  it("writes and reads connections with both ends and rules", async () => {
    const created = await client.connection.create({
      name: "orders",
      source: { name: "shop" },
      destination: { name: "backend", url, rateLimit: 2, rateLimitPeriod: "second" },
      rules: [
        { type: "filter", body: { ok: true } },
        { type: "retry", strategy: "linear", interval: 60_000, count: 3 },
        { type: "delay", delay: 1_000 },
      ],
    });
    expect(created).toMatchObject({
      source: { name: "shop" },
      destination: { name: "backend", url, rateLimit: 2 },
    });
    expect(created.rules?.map(({ type }) => type)).toEqual(["filter", "retry", "delay"]);
    const again = client.connection.create({
      name: "orders",
      sourceId: created.source.id,
      destinationId: created.destination.id,
    });
    await expect(again).rejects.toMatchObject({
      statusCode: 409,
      body: { data: { webhook: { id: created.id, destination: { url, rate_limit: 2 } } } },
    });
    const wrong = client.connection.create({ source: { name: "a" }, destination: { name: "b" } });
    await expect(wrong).rejects.toMatchObject({
      statusCode: 422,
      body: { data: { field: "destination.url", message: "HTTP destination requires `url`." } },
    });
  });

  it("gets answers that its own rules accept, without its leniency", async () => {
    // Keys that came later pass, as with the client itself.
    const options = { unrecognizedObjectKeys: "passthrough" } as const;
    const accepts = async (schema: Parser, path: string) => {
      const { models } = await get(path);
      expect(models.length).toBeGreaterThan(0);
      for (const { id } of models) {
        // A signature without its header and secret is none to them, so these are asked for.
        const model = await get(`${path}/${id}?include=config.auth`);
        expect(await schema.parse(model, options)).toMatchObject({ ok: true });
      }
    };
    await accepts(serializers.Source, "/sources");
    await accepts(serializers.Destination, "/destinations");
    await accepts(serializers.Connection, "/connections");
  });
});
