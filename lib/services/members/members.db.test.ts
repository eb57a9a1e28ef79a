import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Role } from "#lib/schemas/permission.ts";
import { createTestApi, type TestApi } from "#lib/testing/test-api.ts";
import { testCaller } from "#lib/testing/test-caller.ts";
import { addApiKey } from "../api-keys/add-api-key.ts";
import { findApiKey } from "../api-keys/find-api-key.ts";
import { createOrganization } from "../organizations/create-organization.ts";
import { deleteOrganization } from "../organizations/delete-organization.ts";
import { leaveOrganization } from "../organizations/leave-organization.ts";
import { transferOrganization } from "../organizations/transfer-organization.ts";
import { createProject } from "../projects/create-project.ts";
import { findVisibleProjects } from "../projects/find-visible-projects.ts";
import {
  addProjectMember,
  listProjectMembers,
  removeProjectMember,
} from "../projects/project-members.ts";
import { transferProject } from "../projects/transfer-project.ts";
import { createSession } from "../sessions/create-session.ts";
import { findSession } from "../sessions/find-session.ts";
import { listMembers } from "./list-members.ts";
import { removeMember } from "./remove-member.ts";
import { updateMember } from "./update-member.ts";

let api: TestApi;
let names = 0;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.ctx.db.prisma.member.deleteMany({
    where: { organizationId: api.project.organizationId },
  });
});

async function add(role: Role) {
  names += 1;
  // Lists are in the order of ids, which begin with the time.
  api.advance(1);
  const userId = await api.addUser(`user${names}@example.com`, role);
  const member = await api.ctx.db.prisma.member.findFirstOrThrow({ where: { userId } });
  return { userId, id: member.id };
}

function as(role: Role, userId: string | null = null) {
  return { ...api.ctx, caller: testCaller(api.project, { role, userId }) };
}

const rolesOf = async () => (await listMembers(as("viewer"))).map(({ role }) => role);
const signIn = (userId: string) =>
  createSession(api.ctx, { userId, ipAddress: null, userAgent: null });

describe("updateMember", () => {
  it.each<[Role, Role, Role, string | null]>([
    ["admin", "viewer", "member", null],
    ["admin", "admin", "viewer", null],
    ["admin", "member", "owner", "FORBIDDEN"],
    ["admin", "owner", "member", "FORBIDDEN"],
    ["owner", "owner", "viewer", null],
    ["owner", "member", "owner", null],
  ])("by an %s, of a %s to %s", async (by, from, to, code) => {
    await add("owner");
    const { id } = await add(from);
    const change = updateMember(as(by), { id, role: to });
    if (code) await expect(change).rejects.toMatchObject({ code });
    else expect((await change).role).toBe(to);
  });

  it("never leaves the organization without an owner, whoever comes at once", async () => {
    const [one, other] = [await add("owner"), await add("owner")];
    const results = await Promise.allSettled([
      updateMember(as("owner"), { id: one.id, role: "admin" }),
      removeMember(as("owner"), { id: other.id }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await rolesOf()).toContain("owner");
  });

  it("ends the sign-ins of whoever gets a lower role, and of nobody else", async () => {
    await add("owner");
    const [lowered, raised] = [await add("admin"), await add("viewer")];
    const sessions = [await signIn(lowered.userId), await signIn(raised.userId)];
    await updateMember(as("owner"), { id: lowered.id, role: "viewer" });
    await updateMember(as("owner"), { id: raised.id, role: "member" });
    const found = await Promise.all(sessions.map((id) => findSession(api.ctx, id)));
    expect(found.map((session) => session !== null)).toEqual([false, true]);
  });

  it("knows nobody of another organization", async () => {
    const { id } = await add("member");
    const ctx = { ...api.ctx, caller: testCaller(api.foreign.actor, { role: "owner" }) };
    const change = { id, role: "viewer" } as const;
    await expect(updateMember(ctx, change)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(removeMember(ctx, { id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("removeMember", () => {
  it("ends sign-ins and command lines at once, and leaves keys of programs", async () => {
    await add("owner");
    const { id, userId } = await add("member");
    const session = await signIn(userId);
    const { organizationId, id: projectId } = api.project;
    const place = { organizationId, projectId, userId, label: "x" };
    const [cli, program] = [
      await addApiKey(api.ctx, api.ctx.db.prisma, { ...place, kind: "cli" }),
      await addApiKey(api.ctx, api.ctx.db.prisma, { ...place, kind: "project" }),
    ];
    await removeMember(as("admin"), { id });
    expect(await findSession(api.ctx, session)).toBeNull();
    expect(await findApiKey(api.ctx, cli.key)).toBeNull();
    expect(await findApiKey(api.ctx, program.key)).not.toBeNull();
    expect(await findVisibleProjects(api.ctx.db, userId)).toEqual([]);
  });
});

describe("leaving and handing over", () => {
  it("lets everybody leave but the last owner", async () => {
    const [owner, viewer] = [await add("owner"), await add("viewer")];
    await leaveOrganization(as("viewer", viewer.userId));
    expect(await rolesOf()).toEqual(["owner"]);
    const last = leaveOrganization(as("owner", owner.userId));
    await expect(last).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("makes another the owner, and the old one an admin", async () => {
    const [owner, heir] = [await add("owner"), await add("viewer")];
    await transferOrganization(as("owner", owner.userId), { member_id: heir.id });
    expect(await rolesOf()).toEqual(["admin", "owner"]);
    const again = transferOrganization(as("admin", owner.userId), { member_id: heir.id });
    await expect(again).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("is for people, not for keys", async () => {
    const { id } = await add("owner");
    const key = { kind: "api_key", keyKind: "organization", role: "owner" } as const;
    const ctx = { ...api.ctx, caller: testCaller(api.project, key) };
    for (const call of [
      leaveOrganization(ctx),
      transferOrganization(ctx, { member_id: id }),
      createOrganization(ctx, { name: "x" }),
      deleteOrganization(ctx),
    ]) {
      await expect(call).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
  });
});

describe("organizations", () => {
  it("are founded with a project and an owner, and deleted when they have no project", async () => {
    const { userId } = await add("viewer");
    const founded = await createOrganization(as("viewer", userId), { name: "Second" });
    const projects = await findVisibleProjects(api.ctx.db, userId);
    expect(projects.find(({ id }) => id === founded.project_id)?.role).toBe("owner");
    const place = { id: founded.project_id, organizationId: founded.id };
    const ctx = { ...api.ctx, caller: testCaller(place, { role: "owner", userId }) };
    await expect(deleteOrganization(ctx)).rejects.toMatchObject({ code: "CONFLICT" });
    await api.ctx.db.prisma.project.delete({ where: { id: founded.project_id } });
    await deleteOrganization(ctx);
    expect(await api.ctx.db.prisma.organization.count({ where: { id: founded.id } })).toBe(0);
  });

  it("give a project to one another where its owner may", async () => {
    const { userId } = await add("owner");
    const founded = await createOrganization(as("owner", userId), { name: "Third" });
    const { id } = await api.addProject();
    const to = { id, organization_id: founded.id };
    const stranger = transferProject(as("owner", (await add("owner")).userId), to);
    await expect(stranger).rejects.toMatchObject({ code: "NOT_FOUND" });
    const lowly = transferProject(as("member", userId), to);
    await expect(lowly).rejects.toMatchObject({ code: "FORBIDDEN" });
    const moved = await transferProject(as("owner", userId), to);
    expect(moved.organization_id).toBe(founded.id);
  });
});

describe("private projects", () => {
  it("are the only ones that members create; they may open theirs, other members may not", async () => {
    const [maker, other, admin] = [await add("member"), await add("member"), await add("admin")];
    const ctx = as("member", maker.userId);
    await expect(createProject(ctx, { name: "open" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    const { id } = await createProject(ctx, { name: "own", private: true });
    const seenBy = async ({ userId }: { userId: string }) =>
      (await findVisibleProjects(api.ctx.db, userId)).some((project) => project.id === id);
    expect([await seenBy(maker), await seenBy(other), await seenBy(admin)]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it("are open to whom they are given, until they are taken", async () => {
    const { id } = await api.addProject({ isPrivate: true });
    const { userId } = await add("member");
    const admin = as("admin", (await add("admin")).userId);
    const sees = async () =>
      (await findVisibleProjects(api.ctx.db, userId)).some((project) => project.id === id);
    expect(await sees()).toBe(false);
    await addProjectMember(admin, { id, user_id: userId });
    await addProjectMember(admin, { id, user_id: userId });
    expect(await sees()).toBe(true);
    expect((await listProjectMembers(admin, { id })).map((each) => each.id)).toEqual([userId]);
    await removeProjectMember(admin, { id, user_id: userId });
    expect(await sees()).toBe(false);
    const stranger = addProjectMember(admin, { id, user_id: "usr_none" });
    await expect(stranger).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
