import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createFaultWorld, type FaultWorld } from "#lib/testing/fault-world.ts";
import { rawRequest, sendRaw } from "#lib/testing/raw-http.ts";
import { TEST_TOKEN } from "#lib/testing/seed-routing.ts";
import { waitUntil } from "#lib/testing/wait-until.ts";

const HOST = "hooks.example.com";
let world: FaultWorld;

beforeAll(async () => {
  world = await createFaultWorld();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

const send = async (target: string, host = HOST) => {
  const headers = [`Host: ${host}`, "Content-Type: application/json"];
  const bytes = rawRequest({ target, headers, body: "{}" });
  return (await sendRaw(world.product.port, [bytes])).status;
};

const insertDomain = (id: string, hostname: string, projectId: string, isActive: boolean) =>
  world.product.pool.query(
    `INSERT INTO custom_domain (id, project_id, hostname, token, active_at)
     VALUES ($1, $2, $3, 'x', CASE WHEN $4 THEN now() END)`,
    [id, projectId, hostname, isActive],
  );

describe("the door at a host of a project's own", () => {
  it("serves the project's sources as soon as it is active, and no longer than it is", async () => {
    const { pool } = world.product;
    await insertDomain("dom_1", HOST, "tm_1", false);
    await insertDomain("dom_2", "other.example.com", "tm_other", true);
    // The other project's host is served, so that all that was inserted is known.
    const isKnown = async () => {
      const bytes = rawRequest({ target: "/x", headers: ["Host: other.example.com"] });
      return (await sendRaw(world.product.port, [bytes])).body.includes("no source");
    };
    await waitUntil("the other host", isKnown);
    expect(await send(`/${TEST_TOKEN}`, "other.example.com")).toBe(404);
    expect(await send(`/${TEST_TOKEN}`)).toBe(404);
    expect(await send(`/e/${TEST_TOKEN}`)).toBe(200);

    await pool.query("UPDATE custom_domain SET active_at = now() WHERE id = 'dom_1'");
    await waitUntil("the host", async () => (await send(`/${TEST_TOKEN}`)) === 200);
    expect(await send(`/src_${TEST_TOKEN}/a/b?c=d`, "HOOKS.example.com:443")).toBe(200);
    expect(await send("/")).toBe(404);
    expect(await send(`/${TEST_TOKEN}`, "localhost")).toBe(404);
    const { rows } = await pool.query(
      "SELECT path, query FROM payload WHERE path LIKE '/a/%' ORDER BY id DESC LIMIT 1",
    );
    expect(rows).toEqual([{ path: "/a/b", query: "c=d" }]);

    await pool.query("DELETE FROM custom_domain WHERE id = 'dom_1'");
    await waitUntil("its end", async () => (await send(`/${TEST_TOKEN}`)) === 404);
  });
});
