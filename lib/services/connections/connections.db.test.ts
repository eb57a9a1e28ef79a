import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectionModel } from "#lib/schemas/connection.ts";
import { createTestApi, type TestApi } from "#lib/testing/test-api.ts";
import { createDestination } from "../destinations/create-destination.ts";
import { disableDestination } from "../destinations/disable-destination.ts";
import { getDestination } from "../destinations/get-destination.ts";
import { countSources } from "../sources/count-sources.ts";
import { createSource } from "../sources/create-source.ts";
import { disableSource } from "../sources/disable-source.ts";
import { getSource } from "../sources/get-source.ts";
import { countConnections } from "./count-connections.ts";
import { createConnection } from "./create-connection.ts";
import { deleteConnection } from "./delete-connection.ts";
import { disableConnection } from "./disable-connection.ts";
import { enableConnection } from "./enable-connection.ts";
import { getConnection } from "./get-connection.ts";
import { pauseConnection } from "./pause-connection.ts";
import { unpauseConnection } from "./unpause-connection.ts";
import { updateConnection } from "./update-connection.ts";
import { upsertConnection } from "./upsert-connection.ts";

let api: TestApi;
let names = 0;
const newName = () => `name-${++names}`;
const newEnds = () => ({
  source: { name: newName() },
  destination: { name: newName(), type: "MOCK_API" as const },
});
const retry = { type: "retry" as const, strategy: "linear" as const, interval: 1000, count: 3 };

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

describe("createConnection", () => {
  it("creates the source and destination that it is given whole", async () => {
    const ends = newEnds();
    const connection = await createConnection(api.ctx, { ...ends, name: "orders" });
    expect(connectionModel.parse(connection)).toEqual(connection);
    expect(connection).toMatchObject({
      name: "orders",
      full_name: `${ends.source.name} -> orders`,
      team_id: api.project.id,
      rules: [],
      paused_at: null,
      disabled_at: null,
      source: { name: ends.source.name },
      destination: { name: ends.destination.name, type: "MOCK_API" },
    });
  });

  it("connects what is named by id, and what has the name already", async () => {
    const source = await createSource(api.ctx, { name: newName(), description: "kept" });
    const destination = await createDestination(api.ctx, { name: newName(), type: "MOCK_API" });
    const connection = await createConnection(api.ctx, {
      source: { name: source.name },
      destination_id: destination.id,
    });
    expect(connection.source).toMatchObject({ id: source.id, description: "kept" });
    expect(connection.destination.id).toBe(destination.id);
    expect(connection.name).toBeNull();
    expect(connection.full_name).toBe(`${source.name} -> ${destination.name}`);
  });

  it("answers retry rules with the statuses they are for", async () => {
    const connection = await createConnection(api.ctx, { ...newEnds(), rules: [retry] });
    expect(connection.rules).toEqual([{ ...retry, response_status_codes: null }]);
  });

  it("leaves nothing behind when a part is refused", async () => {
    const name = newName();
    const error = await errorOf(
      createConnection(api.ctx, {
        source: { name },
        destination: { name: newName(), config: { url: "http://10.0.0.1/" } },
      }),
    );
    expect(error).toEqual({
      code: "VALIDATION",
      data: ["destination.config.url is a blocked address"],
    });
    expect(await countSources(api.ctx, { name: { in: [name] } })).toEqual({ count: 0 });
  });

  it("says which ends are missing or named twice", async () => {
    const { source, destination } = newEnds();
    expect(await errorOf(createConnection(api.ctx, {}))).toEqual({
      code: "VALIDATION",
      data: [
        "value must contain at least one of [source_id, source]",
        "value must contain at least one of [destination_id, destination]",
      ],
    });
    const twice = createConnection(api.ctx, { source, source_id: "src_x", destination });
    expect(await errorOf(twice)).toEqual({
      code: "VALIDATION",
      data: ["value contains a conflict between exclusive peers [source_id, source]"],
    });
  });

  it("connects nothing of another project", async () => {
    const source = await createSource(api.foreign, { name: newName() });
    const { destination } = newEnds();
    expect(await errorOf(createConnection(api.ctx, { source_id: source.id, destination }))).toEqual(
      { code: "NOT_FOUND", data: { id: source.id } },
    );
  });

  it("refuses a name that another connection of the source has", async () => {
    const ends = newEnds();
    const first = await createConnection(api.ctx, { ...ends, name: "orders" });
    expect(await errorOf(createConnection(api.ctx, { ...ends, name: "orders" }))).toEqual({
      code: "RESOURCE_ALREADY_EXISTS",
      data: { webhook: { ...first, deleted_at: null } },
    });
    const elsewhere = await createConnection(api.ctx, { ...newEnds(), name: "orders" });
    expect(elsewhere.id).not.toBe(first.id);
  });
});

describe("upsertConnection", () => {
  it("creates, then changes what is named and keeps the rest", async () => {
    const ends = newEnds();
    const created = await upsertConnection(api.ctx, { ...ends, name: "orders", rules: [retry] });
    const changed = await upsertConnection(api.ctx, {
      ...ends,
      name: "orders",
      description: "new",
      source: { ...ends.source, description: "of the source" },
    });
    expect(changed).toMatchObject({ id: created.id, description: "new", rules: created.rules });
    expect(changed.source.description).toBe("of the source");
  });

  it("knows a connection by its name alone while only one source has it", async () => {
    const name = newName();
    const created = await createConnection(api.ctx, { ...newEnds(), name });
    const changed = await upsertConnection(api.ctx, { name, rules: [retry] });
    expect(changed.id).toBe(created.id);
    await createConnection(api.ctx, { ...newEnds(), name });
    const unclear = await errorOf(upsertConnection(api.ctx, { name }));
    expect(unclear?.data).toEqual({ type: "connection", field: "source_id" });
  });

  it("knows a connection without a name by its two ends", async () => {
    const ends = newEnds();
    const first = await upsertConnection(api.ctx, ends);
    const second = await upsertConnection(api.ctx, { ...ends, description: "same" });
    expect(second).toMatchObject({ id: first.id, description: "same" });
  });

  it("never moves a connection to another destination, and leaves nothing of the try", async () => {
    const ends = newEnds();
    await upsertConnection(api.ctx, { ...ends, name: "orders" });
    const moved = upsertConnection(api.ctx, {
      source: { ...ends.source, description: "changed" },
      destination: newEnds().destination,
      name: "orders",
    });
    expect((await errorOf(moved))?.code).toBe("UNPROCESSABLE");
    const count = await countSources(api.ctx, { name: { in: [ends.source.name] } });
    expect(count).toEqual({ count: 1 });
    const kept = await upsertConnection(api.ctx, { name: "orders", source: ends.source });
    expect(kept.source.description).toBeNull();
  });

  it("says which ends a new connection lacks", async () => {
    expect((await errorOf(upsertConnection(api.ctx, { name: newName() })))?.data).toEqual([
      "value must contain at least one of [source_id, source]",
      "value must contain at least one of [destination_id, destination]",
    ]);
  });

  it("makes one connection of many calls at once", async () => {
    const ends = newEnds();
    const all = await Promise.all(
      Array.from({ length: 6 }, () => upsertConnection(api.ctx, { ...ends, name: "orders" })),
    );
    expect(new Set(all.map((connection) => connection.id)).size).toBe(1);
  });
});

describe("updateConnection", () => {
  it("keeps an order of its own until null takes it away", async () => {
    const delivery_order = { key: "body.account.id", on_failure: "skip" as const };
    const { id } = await createConnection(api.ctx, { ...newEnds(), delivery_order });
    const kept = await updateConnection(api.ctx, { id, description: "ordered" });
    expect(kept.delivery_order).toEqual({ ...delivery_order, skip_after: null });
    const freed = await updateConnection(api.ctx, { id, delivery_order: null });
    expect(freed.delivery_order).toBeNull();
  });

  it("counts up the version of the rules when they change, not otherwise", async () => {
    const { id } = await createConnection(api.ctx, newEnds());
    const version = async () =>
      (await api.ctx.db.prisma.connection.findUniqueOrThrow({ where: { id } })).ruleVersion;
    await updateConnection(api.ctx, { id, description: "x", rules: [] });
    expect(await version()).toBe(1);
    await updateConnection(api.ctx, { id, rules: [retry] });
    expect(await version()).toBe(2);
    await updateConnection(api.ctx, { id, rules: [retry] });
    expect(await version()).toBe(2);
  });

  it("keeps the order of rules", async () => {
    const { id } = await createConnection(api.ctx, newEnds());
    const rules = [
      { type: "filter" as const, body: { a: 1 } },
      { type: "delay" as const, delay: 5 },
      { type: "filter" as const, path: "/x" },
    ];
    expect((await updateConnection(api.ctx, { id, rules })).rules).toEqual(rules);
  });

  it("bumps the version of its source, which caches go by", async () => {
    const { id, source } = await createConnection(api.ctx, newEnds());
    const version = async () =>
      (await api.ctx.db.prisma.source.findUniqueOrThrow({ where: { id: source.id } }))
        .configVersion;
    const before = await version();
    await updateConnection(api.ctx, { id, rules: [retry] });
    expect(await version()).toBeGreaterThan(before);
  });

  it("takes a name away by null and refuses one that is taken", async () => {
    const ends = newEnds();
    await createConnection(api.ctx, { ...ends, name: "taken" });
    const { id } = await createConnection(api.ctx, { ...ends, name: "own" });
    expect((await updateConnection(api.ctx, { id, name: null })).name).toBeNull();
    expect((await errorOf(updateConnection(api.ctx, { id, name: "taken" })))?.code).toBe(
      "RESOURCE_ALREADY_EXISTS",
    );
  });
});

describe("pauseConnection and unpauseConnection", () => {
  it("hold events from a moment on, and put them back in line once", async () => {
    const { id } = await createConnection(api.ctx, newEnds());
    const paused = await pauseConnection(api.ctx, { id });
    expect(paused.paused_at).not.toBeNull();
    api.advance(1_000);
    expect((await pauseConnection(api.ctx, { id })).paused_at).toBe(paused.paused_at);
    expect((await unpauseConnection(api.ctx, { id })).paused_at).toBeNull();
    await unpauseConnection(api.ctx, { id });
    const tickets = await api.tickets("connection.unpause");
    expect(tickets.filter((data) => JSON.stringify(data).includes(id))).toHaveLength(1);
  });
});

describe("disableConnection and enableConnection", () => {
  it("cancel what waits, and enable source and destination too", async () => {
    const { id, source, destination } = await createConnection(api.ctx, newEnds());
    expect((await disableConnection(api.ctx, { id })).disabled_at).not.toBeNull();
    expect(await api.tickets("connection.cancel-pending")).toContainEqual({ connectionId: id });
    await disableSource(api.ctx, { id: source.id });
    await disableDestination(api.ctx, { id: destination.id });
    expect((await enableConnection(api.ctx, { id })).disabled_at).toBeNull();
    expect((await getSource(api.ctx, { id: source.id })).disabled_at).toBeNull();
    expect((await getDestination(api.ctx, { id: destination.id })).disabled_at).toBeNull();
  });
});

describe("deleteConnection", () => {
  it("is gone afterwards, and frees its name", async () => {
    const ends = newEnds();
    const { id } = await createConnection(api.ctx, { ...ends, name: "orders" });
    expect(await deleteConnection(api.ctx, { id })).toEqual({ id });
    expect(await errorOf(getConnection(api.ctx, { id }))).toEqual({ code: "GONE", data: { id } });
    expect((await errorOf(getConnection(api.foreign, { id })))?.code).toBe("NOT_FOUND");
    expect((await errorOf(deleteConnection(api.ctx, { id })))?.code).toBe("NOT_FOUND");
    const again = await createConnection(api.ctx, { ...ends, name: "orders" });
    expect(again.id).not.toBe(id);
  });

  it.each([getConnection, deleteConnection, pauseConnection, unpauseConnection, disableConnection])(
    "is not done by another project (%o)",
    async (verb) => {
      const { id } = await createConnection(api.ctx, newEnds());
      expect(await errorOf(verb(api.foreign, { id }))).toEqual({ code: "NOT_FOUND", data: { id } });
    },
  );
});

describe("countConnections", () => {
  it("counts by the ends", async () => {
    const { source, destination } = await createConnection(api.ctx, newEnds());
    expect(await countConnections(api.ctx, { source_id: [source.id] })).toEqual({ count: 1 });
    expect(
      await countConnections(api.ctx, {
        destination_id: [destination.id],
        paused_at: { any: true },
      }),
    ).toEqual({ count: 0 });
  });
});
