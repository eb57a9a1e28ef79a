import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getMeContract } from "#lib/contracts/accounts.ts";
import type { Actor } from "#lib/services/context.ts";
import { testCaller } from "#lib/testing/test-caller.ts";
import { createTestInstallation, type TestInstallation } from "#lib/testing/test-installation.ts";
import { getMe } from "./get-me.ts";

let installation: TestInstallation;
beforeAll(async () => {
  installation = await createTestInstallation();
});
afterAll(() => installation.close());

function contextOf(userId: string | null, role: Actor["role"]) {
  const ofKey = { kind: "api_key", keyKind: "project" } as const;
  const caller = testCaller(installation.project, { role, userId, ...(userId ? {} : ofKey) });
  return { ...installation.ctx, caller };
}

describe("getMe", () => {
  it("lists what a person may open, oldest first, and not what they may not", async () => {
    const shared = await installation.addProject();
    const hidden = await installation.addProject({ isPrivate: true });
    await installation.addProject({ isForeign: true });
    const userId = await installation.addUser("ada@example.com", "member");
    const me = await getMe(contextOf(userId, "member"));
    expect(getMeContract.response.parse(me)).toEqual(me);
    expect(me).toMatchObject({
      user: { id: userId, email: "ada@example.com", name: null },
      role: "member",
      team_id: installation.project.id,
      organization: { id: installation.project.organizationId },
    });
    const ids = me.projects.map((project) => project.id);
    expect(ids).toEqual([installation.project.id, shared.id]);
    expect(ids).not.toContain(hidden.id);
  });

  it("shows an API key its own project alone", async () => {
    await installation.addProject();
    const me = await getMe(contextOf(null, "admin"));
    expect(me.user).toBeNull();
    expect(me.projects.map((project) => project.id)).toEqual([installation.project.id]);
    expect(me.projects[0]).toMatchObject({ mode: "inbound", type: "event_gateway" });
  });
});
