import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { destinationModel } from "#lib/schemas/destination.ts";
import { createTestApi, type TestApi } from "#lib/testing/test-api.ts";
import { createConnection } from "../connections/create-connection.ts";
import { getConnection } from "../connections/get-connection.ts";
import { loadRoutingConfig } from "../sources/load-routing-config.ts";
import { countDestinations } from "./count-destinations.ts";
import { createDestination } from "./create-destination.ts";
import { deleteDestination } from "./delete-destination.ts";
import { disableDestination } from "./disable-destination.ts";
import { enableDestination } from "./enable-destination.ts";
import { getDestination } from "./get-destination.ts";
import { updateDestination } from "./update-destination.ts";
import { upsertDestination } from "./upsert-destination.ts";

let api: TestApi;
let names = 0;
const newName = () => `destination-${++names}`;
const url = "https://example.com/hook";
const bearer = { url, auth_type: "BEARER_TOKEN" as const, auth: { token: "tok-secret" } };

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

describe("createDestination", () => {
  it("answers the whole configuration with its defaults", async () => {
    const destination = await createDestination(api.ctx, { name: newName(), config: { url } });
    expect(destinationModel.parse(destination)).toEqual(destination);
    expect(destination).toMatchObject({
      type: "HTTP",
      team_id: api.project.id,
      config: {
        url,
        delivery_policy: null,
        delivery_order: null,
        protection_disabled: false,
        delivery_timeout: null,
        path_forwarding_disabled: false,
        http_method: null,
        auth_type: "HOOKDECK_SIGNATURE",
        auth: {},
      },
    });
  });

  it("refuses a name that is taken and tells whose it is", async () => {
    const { id, name } = await createDestination(api.ctx, { name: newName(), config: { url } });
    expect(await errorOf(createDestination(api.ctx, { name, config: { url } }))).toEqual({
      code: "RESOURCE_ALREADY_EXISTS",
      data: { id, resource_type: "destination" },
    });
  });

  it("stores secrets encrypted and shows them only to those who ask and may", async () => {
    const { id, config } = await createDestination(api.ctx, { name: newName(), config: bearer });
    expect(config).not.toHaveProperty("auth");
    const row = await api.ctx.db.prisma.destination.findUniqueOrThrow({ where: { id } });
    expect(JSON.stringify(row.config)).not.toContain("tok-secret");
    expect(Buffer.from(row.auth ?? []).includes("tok-secret")).toBe(false);
    const shown = await getDestination(api.ctx, { id, include: "config.auth" });
    expect(shown.config.auth).toEqual(bearer.auth);
    const viewer = api.contextFor(api.project, "viewer");
    const refused = await errorOf(getDestination(viewer, { id, include: "config.auth" }));
    expect(refused?.code).toBe("FORBIDDEN");
  });
});

describe("the health of a destination", () => {
  const slow = async (id: string) => {
    const sinceMs = Date.parse("2026-11-23T10:00:00.000Z");
    const health = {
      state: "slowed",
      sinceMs,
      reason: "TIMEOUT",
      intervalMs: 10_000,
      nextProbeAtMs: sinceMs + 10_000,
      goodProbes: 0,
    };
    await api.ctx.db.pool.query(
      "UPDATE destination SET health = $2, slowed_at = $3 WHERE id = $1",
      [id, JSON.stringify(health), new Date(sinceMs)],
    );
  };
  const HEALTHY = { state: "healthy", since: null, next_probe_at: null, reason: null };

  it("says since when and why it is slowed, and when it is tried next", async () => {
    const { id, health } = await createDestination(api.ctx, { name: newName(), config: { url } });
    expect(health).toEqual(HEALTHY);
    await slow(id);
    expect((await getDestination(api.ctx, { id })).health).toEqual({
      state: "slowed",
      since: "2026-11-23T10:00:00.000Z",
      next_probe_at: "2026-11-23T10:00:10.000Z",
      reason: "TIMEOUT",
    });
  });

  it.each([
    ["another URL", { url: `${url}/other` }, true],
    ["no protection", { protection_disabled: true }, true],
    ["the same URL", { url, delivery_timeout: 5 }, false],
  ])("begins anew with %s", async (_name, config, isAnew) => {
    const { id } = await createDestination(api.ctx, { name: newName(), config: { url } });
    await slow(id);
    const { health } = await updateDestination(api.ctx, { id, config });
    expect(health.state === "healthy").toBe(isAnew);
  });
});

describe("getDestination", () => {
  it("answers alike for unknown and foreign ids, and GONE for its own deleted ones", async () => {
    const { id } = await createDestination(api.ctx, { name: newName(), config: { url } });
    expect(await errorOf(getDestination(api.foreign, { id }))).toEqual({
      code: "NOT_FOUND",
      data: { id },
    });
    await deleteDestination(api.ctx, { id });
    expect((await errorOf(getDestination(api.ctx, { id })))?.code).toBe("GONE");
    expect((await errorOf(getDestination(api.foreign, { id })))?.code).toBe("NOT_FOUND");
    expect((await errorOf(deleteDestination(api.ctx, { id })))?.code).toBe("NOT_FOUND");
  });
});

describe("upsertDestination", () => {
  it("creates, then changes what is named and keeps the rest, secrets included", async () => {
    const name = newName();
    const created = await upsertDestination(api.ctx, { name, config: bearer });
    const changed = await upsertDestination(api.ctx, {
      name,
      config: { delivery_policy: { rate: 3 } },
    });
    expect(changed).toMatchObject({
      id: created.id,
      config: { url, delivery_policy: { rate: 3, period: "second" }, auth_type: "BEARER_TOKEN" },
    });
    const shown = await getDestination(api.ctx, { id: created.id, include: "config.auth" });
    expect(shown.config.auth).toEqual(bearer.auth);
  });
});

describe("updateDestination", () => {
  it("changes the configuration without naming the type", async () => {
    const { id } = await createDestination(api.ctx, {
      name: newName(),
      type: "CLI",
      config: { path: "/a" },
    });
    const changed = await updateDestination(api.ctx, { id, config: { path: "/b" } });
    expect(changed).toMatchObject({ type: "CLI", config: { path: "/b" } });
    expect(changed.config).not.toHaveProperty("url");
  });

  it("changes when attempts are given up and how fast they come, for events on their way too", async () => {
    const { source, destination } = await createConnection(api.ctx, {
      source: { name: newName() },
      destination: { name: newName(), type: "MOCK_API" },
    });
    const { pool } = api.ctx.db;
    const load = () => loadRoutingConfig(pool, api.ctx.secretBox, source.id);
    const before = (await load())?.connections[0]?.destination;
    expect(before).toMatchObject({ timeoutMs: 60_000, isPaced: false });
    const config = { delivery_timeout: 5, delivery_policy: { rate: 2, period: "minute" as const } };
    await updateDestination(api.ctx, { id: destination.id, config });
    const after = (await load())?.connections[0]?.destination;
    expect(after).toMatchObject({ timeoutMs: 5_000, isPaced: true });
  });

  it("refuses a name that another has", async () => {
    const other = await createDestination(api.ctx, { name: newName(), config: { url } });
    const { id } = await createDestination(api.ctx, { name: newName(), config: { url } });
    expect((await errorOf(updateDestination(api.ctx, { id, name: other.name })))?.data).toEqual({
      id: other.id,
      resource_type: "destination",
    });
  });
});

describe("disableDestination", () => {
  it("disables its connections and has what waits on them cancelled", async () => {
    const connection = await createConnection(api.ctx, {
      source: { name: newName() },
      destination: { name: newName(), type: "MOCK_API" },
    });
    const { id } = connection.destination;
    expect((await disableDestination(api.ctx, { id })).disabled_at).not.toBeNull();
    const after = await getConnection(api.ctx, { id: connection.id });
    expect(after.disabled_at).not.toBeNull();
    expect(await api.tickets("connection.cancel-pending")).toContainEqual({
      connectionId: connection.id,
    });
    expect((await enableDestination(api.ctx, { id })).disabled_at).toBeNull();
  });
});

describe("deleteDestination", () => {
  it("deletes its connections with it", async () => {
    const connection = await createConnection(api.ctx, {
      source: { name: newName() },
      destination: { name: newName(), type: "MOCK_API" },
    });
    await deleteDestination(api.ctx, { id: connection.destination.id });
    expect((await errorOf(getConnection(api.ctx, { id: connection.id })))?.code).toBe("GONE");
  });
});

describe("countDestinations", () => {
  it("counts by filter, in its own project only", async () => {
    const { id, name } = await createDestination(api.ctx, { name: newName(), config: { url } });
    expect(await countDestinations(api.ctx, { id: [id] })).toEqual({ count: 1 });
    expect(await countDestinations(api.ctx, { name: { in: [name] } })).toEqual({ count: 1 });
    expect(await countDestinations(api.ctx, { id: [id], type: ["CLI"] })).toEqual({ count: 0 });
    expect(await countDestinations(api.foreign, { id: [id] })).toEqual({ count: 0 });
  });
});
