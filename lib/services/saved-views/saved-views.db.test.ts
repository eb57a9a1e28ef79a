import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { savedViewInput } from "#lib/schemas/saved-view.ts";
import { createTestApi, type TestApi } from "#lib/testing/test-api.ts";
import type { ServiceContext } from "../context.ts";
import { createSavedView } from "./create-saved-view.ts";
import { deleteSavedView } from "./delete-saved-view.ts";
import { listSavedViews } from "./list-saved-views.ts";
import { updateSavedView } from "./update-saved-view.ts";

let api: TestApi;

const as = (userId: string | null, role: "viewer" | "member" = "member"): ServiceContext => ({
  ...api.ctx,
  actor: { ...api.ctx.actor, userId, role },
});
const save = (ctx: ServiceContext, view: object = {}) =>
  createSavedView(
    ctx,
    savedViewInput.parse({
      list: "events",
      name: "Failed",
      filters: { status: "FAILED" },
      ...view,
    }),
  );
const namesOf = async (ctx: ServiceContext) =>
  (await listSavedViews(ctx, { list: "events" })).models.map(({ name }) => name);

beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

describe("a saved view", () => {
  it("is seen by its maker alone until it is shared", async () => {
    const view = await save(as("usr_a"), { name: "mine", columns: ["status", "body.type:120"] });
    expect(view).toMatchObject({ is_own: true, columns: ["status", "body.type:120"] });
    expect(await namesOf(as("usr_b"))).not.toContain("mine");
    await updateSavedView(as("usr_a"), { id: view.id, is_shared: true });
    expect(await namesOf(as("usr_b"))).toContain("mine");
    expect(await namesOf(as(null))).toContain("mine");
    const shown = (await listSavedViews(as("usr_b"), {})).models.find(({ id }) => id === view.id);
    expect(shown?.is_own).toBe(false);
  });

  it("that is private answers others as if it did not exist", async () => {
    const { id } = await save(as("usr_a"));
    const missing = { code: "NOT_FOUND", data: { id } };
    await expect(updateSavedView(as("usr_b"), { id, name: "x" })).rejects.toMatchObject(missing);
    await expect(deleteSavedView(as("usr_b"), { id })).rejects.toMatchObject(missing);
    const foreign = { ...as("usr_a"), projectId: api.foreign.projectId };
    await expect(deleteSavedView(foreign, { id })).rejects.toMatchObject(missing);
    await expect(deleteSavedView(as("usr_a"), { id })).resolves.toEqual({ id });
  });

  it("that is shared is changed by those who may do more than look", async () => {
    const { id } = await save(as("usr_a"), { is_shared: true });
    const refused = { code: "FORBIDDEN" };
    const viewer = as("usr_c", "viewer");
    await expect(updateSavedView(viewer, { id, name: "x" })).rejects.toMatchObject(refused);
    await expect(save(viewer, { is_shared: true })).rejects.toMatchObject(refused);
    await expect(save(viewer)).resolves.toMatchObject({ is_own: true });
    await expect(updateSavedView(as("usr_b"), { id, name: "ours" })).resolves.toMatchObject({
      name: "ours",
    });
  });

  it("stays shared when its maker is somebody else, or a key", async () => {
    const { id } = await save(as("usr_a"), { is_shared: true });
    const refused = { code: "VALIDATION" };
    const change = { id, is_shared: false };
    await expect(updateSavedView(as("usr_b"), change)).rejects.toMatchObject(refused);
    await expect(save(as(null))).rejects.toMatchObject(refused);
    await expect(updateSavedView(as("usr_a"), change)).resolves.toMatchObject({ is_shared: false });
  });

  it("is one of a hundred at the most", async () => {
    const ctx = { ...as("usr_many"), projectId: api.foreign.projectId };
    for (let at = 0; at < 100; at += 1) await save(ctx, { name: `view ${at}` });
    await expect(save(ctx)).rejects.toMatchObject({ code: "UNPROCESSABLE" });
    await expect(save(ctx, { list: "requests" })).resolves.toMatchObject({ list: "requests" });
  });
});
