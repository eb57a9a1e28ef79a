import { expectAccessible } from "./expect-accessible.ts";
import { expect, test } from "./fixtures.ts";

test.describe("the page of a source", () => {
  test("changes its type, and sends a test event in its way", async ({ dashboard: page, api }) => {
    const made = await api("PUT", "/sources", { name: "type-change" });
    await page.goto(`/sources/${made.id}?tab=settings`);
    const change = page.getByRole("button", { name: "Change type…" });
    await change.click();
    const type = page.getByRole("form", { name: "Type" });
    await type.getByLabel("Find a type").fill("stripe");
    await type.getByRole("radio", { name: "Stripe", exact: true }).click();
    await type.getByLabel("Signing secret").fill("whsec_of_the_test");
    await type.getByRole("button", { name: "Save" }).click();
    await expect(change).toBeVisible();
    expect(await api("GET", `/sources/${made.id}`)).toMatchObject({
      type: "STRIPE",
      authenticated: true,
    });

    await page.getByRole("tab", { name: "Overview" }).click();
    await page.getByRole("button", { name: "Send test event" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Send test event" }).click();
    await expect(dialog.getByText("The sender was answered 200.")).toBeVisible();
  });

  test("is made of a type of the project's own, with its secret", async ({
    dashboard: page,
    api,
  }) => {
    await api("POST", "/source-types", {
      code: "CUSTOM_TILL",
      label: "Our till",
      verification: { scheme: "token", header: "x-till" },
    });
    await page.goto("/sources");
    await page.getByRole("button", { name: "New source" }).first().click();
    const dialog = page.getByRole("dialog", { name: "New source" });
    await dialog.getByLabel("Name").fill("till-7");
    await dialog.getByLabel("Find a type").fill("till");
    await dialog.getByRole("radio", { name: "Our till" }).click();
    await dialog.getByLabel("API key").fill("of-the-till");
    await dialog.getByRole("button", { name: "Create source" }).click();
    await expect(page.getByRole("heading", { name: "till-7" })).toBeVisible();
    const { models } = await api("GET", "/sources?name=till-7");
    expect(models[0]).toMatchObject({ type: "WEBHOOK", authenticated: true });
    expect((await page.request.post(models[0].url, { data: {} })).status()).toBe(401);
  });

  test("is deleted with its connections only after its name was typed", async ({
    dashboard: page,
    api,
  }) => {
    const { source } = await api("PUT", "/connections", {
      name: "goes-too",
      source: { name: "to-be-deleted" },
      destination: { name: "stays", type: "MOCK_API" },
    });
    await page.goto(`/sources/${source.id}?tab=settings`);
    await page.getByRole("button", { name: "Delete source…" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog).toContainText("Its connection is deleted with it");
    await expect(dialog.getByRole("button", { name: "Delete source" })).toBeDisabled();
    await dialog.getByLabel("Type to-be-deleted to confirm").fill("to-be-deleted");
    await dialog.getByRole("button", { name: "Delete source" }).click();
    await page.waitForURL(/\/sources$/);
    await expect(api("GET", `/sources/${source.id}`)).rejects.toThrow(/410|404/);
  });

  test("has no serious accessibility fault", async ({ dashboard: page, api }) => {
    test.slow();
    const made = await api("PUT", "/sources", { name: "axe-source" });
    await page.request.post(made.url, { data: { axe: 1 } });
    for (const tab of ["overview", "settings", "metrics"]) {
      await page.goto(`/sources/${made.id}?tab=${tab}`);
      await expect(page.getByRole("tab", { selected: true })).toHaveText(new RegExp(tab, "i"));
      await expectAccessible(page);
    }
  });
});
