import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApi, type TestApi } from "#lib/testing/test-api.ts";
import { createConnection } from "./create-connection.ts";
import { getConnection } from "./get-connection.ts";
import { loadConnectionContext } from "./load-connection-context.ts";

let api: TestApi;

beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

describe("loadConnectionContext", () => {
  it("tells what the API answers for a connection, without secrets", async () => {
    const { id } = await createConnection(api.ctx, {
      name: "orders",
      source: { name: "shop" },
      destination: {
        name: "erp",
        config: {
          url: "https://example.com/in",
          auth_type: "BEARER_TOKEN",
          auth: { token: "s3cret" },
        },
      },
      rules: [{ type: "filter", body: { a: 1 } }],
    });
    const text = await loadConnectionContext(api.ctx.db.pool, api.ctx, id);
    expect(JSON.parse(text)).toEqual(
      JSON.parse(JSON.stringify(await getConnection(api.ctx, { id }))),
    );
    expect(text).not.toContain("s3cret");
  });

  it("tells nothing of another project's connection", async () => {
    const { id } = await createConnection(api.ctx, {
      name: "other",
      source: { name: "other" },
      destination: { name: "other", config: { url: "https://example.com" } },
    });
    const text = await loadConnectionContext(api.foreign.db.pool, api.foreign, id);
    expect(text).toBe("null");
  });
});
