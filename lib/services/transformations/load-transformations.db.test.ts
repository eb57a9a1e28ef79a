import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listen } from "#lib/adapters/listen.ts";
import { CHANNELS } from "#lib/adapters/stream.ts";
import { createTestApi, type TestApi } from "#lib/testing/test-api.ts";
import { waitUntil } from "#lib/testing/wait-until.ts";
import { createConnection } from "../connections/create-connection.ts";
import { deleteConnection } from "../connections/delete-connection.ts";
import { loadRoutingConfig } from "../sources/load-routing-config.ts";
import { createTransformation } from "./create-transformation.ts";
import { createTransformationLoader, type LoadTransformations } from "./load-transformations.ts";
import { updateTransformation } from "./update-transformation.ts";

let api: TestApi;
let load: LoadTransformations;
let names = 0;
const newName = () => `name-${++names}`;

beforeAll(async () => {
  api = await createTestApi();
  load = createTransformationLoader(api.ctx.db.pool, api.ctx.secretBox);
});
afterAll(() => api.close());

const add = () => createTransformation(api.ctx, { name: newName(), code: "1", env: { A: "b" } });

/** A connection whose rules name the transformations. */
async function connect(transformationIds: string[], source = newName()) {
  const { id, ...connection } = await createConnection(api.ctx, {
    source: { name: source },
    destination: { name: newName(), type: "MOCK_API" },
  });
  const rules = transformationIds.map((id) => ({ type: "transform", transformation_id: id }));
  await api.ctx.db.prisma.connection.update({ where: { id }, data: { rules } });
  return { id, source: connection.source };
}

const configOf = (sourceId: string, loader?: LoadTransformations) =>
  loadRoutingConfig(api.ctx.db.pool, api.ctx.secretBox, sourceId, loader);

describe("loadRoutingConfig", () => {
  it("gives each connection what its transform rules run, variables decrypted", async () => {
    const [first, second] = [await add(), await add()];
    const name = newName();
    const both = await connect([first.id, second.id], name);
    const one = await connect([second.id], name);
    const none = await connect([], name);
    const config = await configOf(both.source.id, load);
    const found = Object.fromEntries(
      config?.connections.map(({ id, transformations }) => [id, transformations]) ?? [],
    );
    const runnable = ({ id, name }: { id: string; name: string }) => ({
      id,
      name,
      version: 1,
      code: "1",
      env: { A: "b" },
    });
    expect(found).toEqual({
      [both.id]: { [first.id]: runnable(first), [second.id]: runnable(second) },
      [one.id]: { [second.id]: runnable(second) },
      [none.id]: {},
    });
  });

  it("leaves code out where nothing is routed", async () => {
    const { source } = await connect([(await add()).id]);
    const config = await configOf(source.id);
    expect(config?.connections.map((each) => each.transformations)).toEqual([{}]);
  });

  it("gives nothing of another project, or of what is no more", async () => {
    const input = { name: newName(), code: "1" };
    const foreign = await createTransformation(api.foreign, input);
    const { source } = await connect([foreign.id, "trs_unknown"]);
    const config = await configOf(source.id, load);
    expect(config?.connections.map((each) => each.transformations)).toEqual([{}]);
  });
});

describe("createTransformationLoader", () => {
  it("holds the code once, however many sources use it, until it changes", async () => {
    const { id } = await add();
    const sources = [(await connect([id])).source, (await connect([id])).source];
    const read = async (at: number) =>
      (await configOf(sources[at]?.id ?? "", load))?.connections[0]?.transformations[id];
    const [first, second] = [await read(0), await read(1)];
    expect(first?.code).toBe("1");
    expect(second).toBe(first);
    await updateTransformation(api.ctx, { id, code: "2", env: { A: "c" } });
    expect(await read(0)).toMatchObject({ version: 2, code: "2", env: { A: "c" } });
    await updateTransformation(api.ctx, { id, name: newName() });
    expect((await read(0))?.name).toBe(`name-${names}`);
    expect(first).toMatchObject({ version: 1, code: "1" });
  });
});

describe("a change of a transformation", () => {
  it("bumps and tells the sources whose connections use it, and no others", async () => {
    const { id } = await add();
    const used = await connect([id]);
    const deleted = await connect([id]);
    await deleteConnection(api.ctx, { id: deleted.id });
    const unused = await connect([(await add()).id]);
    const version = async ({ source }: { source: { id: string } }) =>
      (await configOf(source.id))?.version;
    const before = await Promise.all([used, deleted, unused].map(version));
    const told: string[] = [];
    let isListening = false;
    const subscription = listen(
      api.database.url,
      [CHANNELS.config],
      (_, payload) => told.push(payload),
      () => {
        isListening = true;
      },
    );
    await waitUntil("LISTEN", () => isListening);
    await updateTransformation(api.ctx, { id, env: null });
    await waitUntil("a notice", () => told.length > 0);
    await subscription.close();
    expect(told).toEqual([used.source.id]);
    const after = await Promise.all([used, deleted, unused].map(version));
    expect(BigInt(after[0] ?? 0)).toBeGreaterThan(BigInt(before[0] ?? 0));
    expect(after.slice(1)).toEqual(before.slice(1));
  });
});
