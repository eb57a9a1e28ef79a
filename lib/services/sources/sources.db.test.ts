import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApi, type TestApi } from "#lib/testing/test-api.ts";
import { createSource } from "./create-source.ts";
import { getSource } from "./get-source.ts";
let api: TestApi;
beforeAll(async () => { api = await createTestApi(); });
afterAll(() => api.close());
describe("createSource", () => {
  it("x", async () => {
    const s = await createSource(api.ctx, { name: "a" });
    console.log(s);
    console.log(await getSource(api.ctx, { id: s.id, include: "config.auth" }));
  });
});
