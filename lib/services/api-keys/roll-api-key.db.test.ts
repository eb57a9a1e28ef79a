import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Caller } from "#lib/services/context.ts";
import { testCaller } from "#lib/testing/test-caller.ts";
import { createTestInstallation, type TestInstallation } from "#lib/testing/test-installation.ts";
import { addApiKey } from "./add-api-key.ts";
import { findApiKey } from "./find-api-key.ts";
import { rollApiKey } from "./roll-api-key.ts";

let installation: TestInstallation;
beforeAll(async () => {
  installation = await createTestInstallation();
});
afterAll(() => installation.close());

const contextOf = (changes: Partial<Caller> = {}) => ({
  ...installation.ctx,
  caller: testCaller(installation.project, changes),
});

type KeyFacts = Partial<Parameters<typeof addApiKey>[2]>;

function addKey(facts: KeyFacts) {
  const { id, organizationId } = installation.project;
  return addApiKey(installation.ctx, installation.ctx.db.prisma, {
    ...{ kind: "project", label: "key", organizationId, projectId: id },
    ...facts,
  });
}

describe("rollApiKey", () => {
  it("gives nobody the command line of somebody else", async () => {
    const { id, key } = await addKey({ kind: "cli", userId: "usr_owner" });
    const roll = rollApiKey(contextOf({ userId: null }), { id, delay_sec: 0 });
    await expect(roll).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await findApiKey(installation.ctx, key)).toMatchObject({ id });
  });

  it("gives nobody a higher role than they have", async () => {
    const { id } = await addKey({ kind: "organization", projectId: null, role: "owner" });
    const roll = rollApiKey(contextOf(), { id, delay_sec: 0 });
    await expect(roll).rejects.toMatchObject({ code: "FORBIDDEN" });
    const byOwner = await rollApiKey(contextOf({ role: "owner" }), { id, delay_sec: 0 });
    expect(byOwner).toMatchObject({ role: "owner" });
  });

  it("gives a key no scopes that it does not have", async () => {
    const { id } = await addKey({});
    const limited = contextOf({
      kind: "api_key",
      keyKind: "organization",
      scopes: ["api-keys.write"],
    });
    const roll = rollApiKey(limited, { id, delay_sec: 0 });
    await expect(roll).rejects.toMatchObject({ code: "INSUFFICIENT_SCOPE" });
  });
});
