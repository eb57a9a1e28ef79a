import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sourceModel } from "#lib/schemas/source.ts";
import { createTestApi, type TestApi } from "#lib/testing/test-api.ts";
import { createConnection } from "../connections/create-connection.ts";
import { getConnection } from "../connections/get-connection.ts";
import { countSources } from "./count-sources.ts";
import { createSource } from "./create-source.ts";
import { deleteSource } from "./delete-source.ts";
import { disableSource } from "./disable-source.ts";
import { enableSource } from "./enable-source.ts";
import { getSource } from "./get-source.ts";
import { updateSource } from "./update-source.ts";
import { upsertSource } from "./upsert-source.ts";

let api: TestApi;
let names = 0;
const newName = () => `source-${++names}`;
const basicAuth = { auth: { username: "ada", password: "lovelace" } };

beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

async function errorOf(promise: Promise<unknown>) {
  return promise.then(
    () => null,
    (error) => ({ code: error.code, data: error.data }),
  );
}

describe("createSource", () => {
  it("fills in what was not given", async () => {
    const name = newName();
    const source = await createSource(api.ctx, { name });
    expect(sourceModel.parse(source)).toEqual(source);
    expect(source).toMatchObject({
      name,
      type: "WEBHOOK",
      description: null,
      team_id: api.project.id,
      authenticated: false,
      disabled_at: null,
      config: {
        allowed_http_methods: ["POST", "PUT", "PATCH", "DELETE"],
        custom_response: null,
      },
    });
    expect(source.url).toBe(`http://localhost:3000/e/${source.id.slice(4)}`);
  });

  it("answers the host for source URLs where there is one", async () => {
    const ctx = { ...api.ctx, ingestUrl: "https://in.example.com" };
    const source = await createSource(ctx, { name: newName() });
    expect(source.url).toBe(`https://in.example.com/${source.id.slice(4)}`);
  });

  it("refuses a name that is taken and tells whose it is", async () => {
    const { id, name } = await createSource(api.ctx, { name: newName() });
    expect(await errorOf(createSource(api.ctx, { name }))).toEqual({
      code: "RESOURCE_ALREADY_EXISTS",
      data: { id, resource_type: "source" },
    });
  });

  it("lets one of many callers at once have the name", async () => {
    const name = newName();
    const results = await Promise.all(
      Array.from({ length: 6 }, () => errorOf(createSource(api.ctx, { name }))),
    );
    expect(results.filter((each) => each === null)).toHaveLength(1);
    expect(new Set(results.map((each) => each?.code))).toContain("RESOURCE_ALREADY_EXISTS");
  });

  it("frees the name of a deleted source, and of another project's", async () => {
    const { id, name } = await createSource(api.ctx, { name: newName() });
    await createSource(api.foreign, { name });
    await deleteSource(api.ctx, { id });
    const again = await createSource(api.ctx, { name });
    expect(again.id).not.toBe(id);
  });

  it("stores secrets encrypted and shows them only when asked for", async () => {
    const source = await createSource(api.ctx, { name: newName(), config: basicAuth });
    expect(source.authenticated).toBe(true);
    expect(source.config).toMatchObject({ auth_type: "BASIC_AUTH" });
    expect(JSON.stringify(source)).not.toContain("lovelace");

    const row = await api.ctx.db.prisma.source.findUniqueOrThrow({ where: { id: source.id } });
    expect(JSON.stringify(row.config)).not.toContain("lovelace");
    expect(Buffer.from(row.auth ?? []).includes("lovelace")).toBe(false);

    const shown = await getSource(api.ctx, { id: source.id, include: "config.auth" });
    expect(shown.config.auth).toEqual(basicAuth.auth);
  });
});

describe("getSource", () => {
  it("shows secrets only to those who may see them", async () => {
    const { id } = await createSource(api.ctx, { name: newName(), config: basicAuth });
    const viewer = api.contextFor(api.project, "viewer");
    expect(await getSource(viewer, { id })).toMatchObject({ id });
    const refused = await errorOf(getSource(viewer, { id, include: "config.auth" }));
    expect(refused?.code).toBe("FORBIDDEN");
  });

  it("answers alike for ids that never were and ids of another project", async () => {
    const { id } = await createSource(api.ctx, { name: newName() });
    const unknown = `src_${"0".repeat(20)}`;
    expect(await errorOf(getSource(api.foreign, { id }))).toEqual({
      code: "NOT_FOUND",
      data: { id },
    });
    expect(await errorOf(getSource(api.ctx, { id: unknown }))).toEqual({
      code: "NOT_FOUND",
      data: { id: unknown },
    });
  });

  it("says of a deleted source that it is gone, to its own project only", async () => {
    const { id } = await createSource(api.ctx, { name: newName() });
    await deleteSource(api.ctx, { id });
    expect(await errorOf(getSource(api.ctx, { id }))).toEqual({ code: "GONE", data: { id } });
    expect((await errorOf(getSource(api.foreign, { id })))?.code).toBe("NOT_FOUND");
  });
});

describe("upsertSource", () => {
  it("creates, then changes what is named and keeps the rest", async () => {
    const name = newName();
    const created = await upsertSource(api.ctx, {
      name,
      description: "first",
      config: { ...basicAuth, allowed_http_methods: ["GET"] },
    });
    const changed = await upsertSource(api.ctx, {
      name,
      config: { custom_response: { content_type: "text", body: "ok" } },
    });
    expect(changed).toMatchObject({
      id: created.id,
      description: "first",
      authenticated: true,
      config: {
        allowed_http_methods: ["GET"],
        custom_response: { content_type: "text", body: "ok" },
        auth_type: "BASIC_AUTH",
      },
    });
  });

  it("makes one source of many calls at once", async () => {
    const name = newName();
    const sources = await Promise.all(
      Array.from({ length: 6 }, () => upsertSource(api.ctx, { name })),
    );
    expect(new Set(sources.map((source) => source.id)).size).toBe(1);
  });
});

describe("updateSource", () => {
  it("changes what is named and takes null for taking away", async () => {
    const { id } = await createSource(api.ctx, {
      name: newName(),
      description: "old",
      config: basicAuth,
    });
    const renamed = await updateSource(api.ctx, { id, name: newName() });
    expect(renamed).toMatchObject({ description: "old", authenticated: true });
    const bare = await updateSource(api.ctx, { id, description: null, config: { auth: null } });
    expect(bare).toMatchObject({ name: renamed.name, description: null, authenticated: false });
  });

  it("refuses a name that another has, and takes its own", async () => {
    const other = await createSource(api.ctx, { name: newName() });
    const { id, name } = await createSource(api.ctx, { name: newName() });
    expect(await updateSource(api.ctx, { id, name })).toMatchObject({ name });
    expect(await errorOf(updateSource(api.ctx, { id, name: other.name }))).toEqual({
      code: "RESOURCE_ALREADY_EXISTS",
      data: { id: other.id, resource_type: "source" },
    });
  });

  it("bumps the version that caches go by", async () => {
    const { id } = await createSource(api.ctx, { name: newName() });
    const version = async () =>
      (await api.ctx.db.prisma.source.findUniqueOrThrow({ where: { id } })).configVersion;
    const before = await version();
    await updateSource(api.ctx, { id, description: "new" });
    expect(await version()).toBeGreaterThan(before);
  });

  it("finds neither foreign nor deleted sources", async () => {
    const { id } = await createSource(api.ctx, { name: newName() });
    expect((await errorOf(updateSource(api.foreign, { id })))?.code).toBe("NOT_FOUND");
    await deleteSource(api.ctx, { id });
    expect((await errorOf(updateSource(api.ctx, { id })))?.code).toBe("NOT_FOUND");
    expect((await errorOf(deleteSource(api.ctx, { id })))?.code).toBe("NOT_FOUND");
  });
});

describe("disableSource", () => {
  it("disables its connections and has what waits on them cancelled", async () => {
    const connection = await createConnection(api.ctx, {
      source: { name: newName() },
      destination: { name: newName(), type: "MOCK_API" },
    });
    const { id } = connection.source;
    const disabled = await disableSource(api.ctx, { id });
    expect(disabled.disabled_at).not.toBeNull();
    const after = await getConnection(api.ctx, { id: connection.id });
    expect(after.disabled_at).not.toBeNull();
    expect(await api.tickets("connection.cancel-pending")).toContainEqual({
      connectionId: connection.id,
    });

    api.advance(1_000);
    expect((await disableSource(api.ctx, { id })).disabled_at).toBe(disabled.disabled_at);
    const enabled = await enableSource(api.ctx, { id });
    expect(enabled.disabled_at).toBeNull();
    expect((await getConnection(api.ctx, { id: connection.id })).disabled_at).not.toBeNull();
  });
});

describe("deleteSource", () => {
  it("deletes its connections with it", async () => {
    const connection = await createConnection(api.ctx, {
      source: { name: newName() },
      destination: { name: newName(), type: "MOCK_API" },
    });
    expect(await deleteSource(api.ctx, { id: connection.source.id })).toEqual({
      id: connection.source.id,
    });
    const gone = await errorOf(getConnection(api.ctx, { id: connection.id }));
    expect(gone?.code).toBe("GONE");
    expect(await api.tickets("connection.cancel-pending")).toContainEqual({
      connectionId: connection.id,
    });
  });
});

describe("countSources", () => {
  it("counts disabled ones only when they are asked for", async () => {
    const { id } = await createSource(api.ctx, { name: newName() });
    const { count } = await countSources(api.ctx, {});
    await disableSource(api.ctx, { id });
    expect(await countSources(api.ctx, {})).toEqual({ count: count - 1 });
    const all = await countSources(api.ctx, { disabled: true });
    expect(all.count).toBeGreaterThanOrEqual(count);
    expect(await countSources(api.ctx, { id: [id], disabled_at: { any: true } })).toEqual({
      count: 1,
    });
  });
});
