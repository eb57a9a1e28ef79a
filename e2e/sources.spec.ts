import { expectAccessible } from "./expect-accessible.ts";
import { expect, test } from "./fixtures.ts";

test.describe("the page of a source", () => {
  test("changes its type, and sends a test event in its way", async ({ dashboard: page, api }) => {
    const made = await api("PUT", "/sources", { name: "type-change" });
    await page.goto(`/sources/${made.id}?tab=settings`);
    const type = page.getByRole("form", { name: "Type" });
    await type.getByRole("button", { name: "Change type…" }).click();
    await type.getByLabel("Find a type").fill("stripe");
    await type.getByRole("radio", { name: "Stripe", exact: true }).click();
    await type.getByLabel("Signing secret").fill("whsec_of_the_test");
    await type.getByRole("button", { name: "Save" }).click();
    await expect(type.getByRole("button", { name: "Change type…" })).toBeVisible();
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
    const made = await api("PUT", "/sources", { name: "axe-source" });
    await page.request.post(made.url, { data: { axe: 1 } });
    for (const tab of ["overview", "settings"]) {
      await page.goto(`/sources/${made.id}?tab=${tab}`);
      await expect(page.getByRole("tab", { selected: true })).toHaveText(new RegExp(tab, "i"));
      await expectAccessible(page);
    }
  });
});
