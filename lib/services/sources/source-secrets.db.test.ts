import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { updateSourceContract } from "#lib/contracts/sources.ts";
import { createTestApi, type TestApi } from "#lib/testing/test-api.ts";
import { createTestIngest, type TestIngest } from "#lib/testing/test-ingest.ts";
import { parseInput } from "../parse-input.ts";
import { createSource } from "./create-source.ts";
import { getSource } from "./get-source.ts";
import { updateSource } from "./update-source.ts";

const HOUR_S = 3_600;
let api: TestApi;
let door: TestIngest;

beforeAll(async () => {
  api = await createTestApi();
  door = createTestIngest(api);
});
afterAll(() => api.close());

const secret = (webhook_secret_key: string) => ({ webhook_secret_key });
const signedBy = (key: string) => ({
  "x-hub-signature-256": `sha256=${createHmac("sha256", key).update('{"a":1}').digest("hex")}`,
});
let names = 0;

/** Makes a GitHub source whose secret is "old". */
async function addSource() {
  const config = { auth: secret("old") };
  names += 1;
  const { id } = await createSource(api.ctx, { name: `github-${names}`, type: "GITHUB", config });
  const statusOf = async (key: string) => (await door.send(id, signedBy(key))).status;
  const rotate = (config: object) => updateSource(api.ctx, { id, config });
  return { id, statusOf, rotate };
}

describe("the secret of a source", () => {
  it("that was replaced is taken during the overlap, and refused after it (B68)", async () => {
    const { id, statusOf, rotate } = await addSource();
    const changed = await rotate({ auth: secret("new"), auth_overlap_sec: HOUR_S });
    const until = new Date(api.ctx.now().getTime() + HOUR_S * 1_000).toISOString();
    expect(changed.config.previous_auth_expires_at).toBe(until);
    expect([await statusOf("old"), await statusOf("new"), await statusOf("other")]).toEqual([
      200, 200, 401,
    ]);
    api.advance(HOUR_S * 1_000);
    expect([await statusOf("old"), await statusOf("new")]).toEqual([401, 200]);
    expect((await getSource(api.ctx, { id })).config).not.toHaveProperty(
      "previous_auth_expires_at",
    );
  });

  it("that was replaced without an overlap is refused at once", async () => {
    const { statusOf, rotate } = await addSource();
    await rotate({ auth: secret("new") });
    expect(await statusOf("old")).toBe(401);
  });

  it("stays in its overlap when the new one is sent again, and leaves it when a third one comes", async () => {
    const { statusOf, rotate } = await addSource();
    await rotate({ auth: secret("new"), auth_overlap_sec: HOUR_S });
    await rotate({ auth: secret("new") });
    expect(await statusOf("old")).toBe(200);
    await rotate({ auth: secret("third") });
    expect([await statusOf("old"), await statusOf("new"), await statusOf("third")]).toEqual([
      401, 401, 200,
    ]);
  });

  it("is taken by nobody any more once authentication is taken away and set anew", async () => {
    const { statusOf, rotate } = await addSource();
    await rotate({ auth: secret("new"), auth_overlap_sec: HOUR_S });
    await rotate({ auth: null });
    await rotate({ auth: secret("third") });
    expect([await statusOf("old"), await statusOf("new")]).toEqual([401, 401]);
  });

  it.each<[string, object, string]>([
    ["too long", { auth: secret("n"), auth_overlap_sec: 604_801 }, "less than or equal to 604800"],
    ["of nothing", { auth_overlap_sec: 60 }, "missing required peer config.auth"],
  ])("refuses an overlap that is %s", async (_, config, message) => {
    const { id } = await addSource();
    const change = async () =>
      updateSource(api.ctx, { id, ...parseInput(updateSourceContract.body, { config }) });
    await expect(change()).rejects.toThrow(message);
  });

  it("refuses an overlap of secrets of two kinds", async () => {
    const { rotate } = await addSource();
    const login = { auth: { username: "u", password: "p" }, auth_type: "BASIC_AUTH" };
    const change = rotate({ ...login, auth_overlap_sec: 60 });
    await expect(change).rejects.toThrow("not allowed");
    const { id } = await createSource(api.ctx, {
      name: "generic",
      config: { auth: { header_key: "k", api_key: "v" } },
    });
    const other = updateSource(api.ctx, {
      id,
      config: { auth: { username: "u", password: "p" }, auth_overlap_sec: 60 },
    });
    await expect(other).rejects.toThrow("not allowed where the auth type changes");
  });
});
