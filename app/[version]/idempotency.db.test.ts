import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestRoutes, type TestRoutes } from "#lib/testing/test-routes.ts";
import * as sources from "./sources/route.ts";

let routes: TestRoutes;

const post = (key: string, body: object, as = "admin") =>
  routes.call(sources.POST, { body, key: as, headers: { "idempotency-key": key } });

describe("a POST with an Idempotency-Key", () => {
  beforeAll(async () => {
    routes = await createTestRoutes();
  });
  afterAll(() => routes.close());

  it("is made once, however often it comes at the same time", async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => post("once", { name: "a" })),
    );
    expect(answers.map((answer) => answer.status)).toEqual(Array(10).fill(200));
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    const replayed = answers.filter((answer) => answer.headers.has("idempotency-replayed"));
    expect(replayed).toHaveLength(9);
  });

  it("is refused when the key stands for another request", async () => {
    await post("taken", { name: "b" });
    const { status, body } = await post("taken", { name: "c" });
    expect([status, body.code]).toEqual([409, "CONFLICT"]);
  });

  it("is forgotten when it fails", async () => {
    expect((await post("failed", { name: "d", type: "NO_SUCH" })).status).toBe(422);
    expect((await post("failed", { name: "d" })).status).toBe(200);
  });

  it("is another one in another project, and nothing for whoever may not make it", async () => {
    const [own, foreign] = [
      await post("mine", { name: "e" }),
      await post("mine", { name: "e" }, "foreign"),
    ];
    expect(foreign.status).toBe(200);
    expect(foreign.body.id).not.toBe(own.body.id);
    expect((await post("mine", { name: "e" }, "viewer")).status).toBe(403);
  });

  it("leaves no answer readable in the database", async () => {
    await post("sealed", { name: "very-recognisable" });
    const { rows } = await routes.ctx.db.pool.query<{ answer: Buffer }>(
      "SELECT answer FROM idempotent_call WHERE key = 'sealed'",
    );
    expect(rows[0]?.answer.length).toBeGreaterThan(0);
    expect(rows[0]?.answer.toString("latin1")).not.toContain("very-recognisable");
  });
});
