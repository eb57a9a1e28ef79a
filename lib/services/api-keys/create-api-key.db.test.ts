import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiKey, createdApiKey } from "#lib/schemas/api-key.ts";
import { testCaller } from "#lib/testing/test-caller.ts";
import { createTestInstallation, type TestInstallation } from "#lib/testing/test-installation.ts";
import { createApiKey } from "./create-api-key.ts";
import { deleteApiKey } from "./delete-api-key.ts";
import { findApiKey } from "./find-api-key.ts";
import { listApiKeys } from "./list-api-keys.ts";

let installation: TestInstallation;
beforeAll(async () => {
  installation = await createTestInstallation();
});
afterAll(() => installation.close());

function contextOf(project: { id: string; organizationId: string }) {
  return { ...installation.ctx, caller: testCaller(project) };
}

describe("createApiKey", () => {
  it("shows the secret once and stores its hash only", async () => {
    const ctx = contextOf(installation.project);
    const created = await createApiKey(ctx, { label: "CI", type: "project" });
    expect(createdApiKey.parse(created)).toEqual(created);
    expect(created.key).toMatch(/^hd_[\w-]{43}$/);
    expect(await findApiKey(ctx, created.key)).toMatchObject({ id: created.id });

    const [listed] = await listApiKeys(ctx);
    expect(apiKey.strict().parse(listed)).toEqual(listed);
    expect(listed?.key_fingerprint).toBe(`${created.key.slice(0, 7)}…${created.key.slice(-4)}`);
    const { rows } = await ctx.db.pool.query("SELECT to_jsonb(k)::text AS row FROM api_key k");
    expect(rows).toHaveLength(1);
    expect(rows[0].row).not.toContain(created.key.slice(3));
  });

  it("never makes the same key twice", async () => {
    const ctx = contextOf(await installation.addProject());
    const keys = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        createApiKey(ctx, { label: `key ${index}`, type: "project" }),
      ),
    );
    expect(new Set(keys.map((created) => created.key)).size).toBe(20);
  });
});

describe("deleteApiKey", () => {
  it("revokes the key and takes it off the list", async () => {
    const ctx = contextOf(await installation.addProject());
    const { id, key } = await createApiKey(ctx, { label: "CI", type: "project" });
    expect(await deleteApiKey(ctx, { id })).toEqual({ id });
    expect(await findApiKey(ctx, key)).toBeNull();
    expect(await listApiKeys(ctx)).toEqual([]);
    await expect(deleteApiKey(ctx, { id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("does not reach keys of another project, nor tells that they exist", async () => {
    const { id, key } = await createApiKey(contextOf(installation.project), {
      label: "CI",
      type: "project",
    });
    const other = contextOf(await installation.addProject());
    const refusal = (input: { id: string }) => deleteApiKey(other, input).catch((error) => error);
    expect(await refusal({ id })).toMatchObject({ code: "NOT_FOUND", data: { id } });
    expect(await refusal({ id: "apk_unknown" })).toMatchObject({ code: "NOT_FOUND" });
    expect(await findApiKey(other, key)).not.toBeNull();
    expect(await listApiKeys(other)).toEqual([]);
  });
});
