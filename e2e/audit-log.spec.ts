import { expectAccessible } from "./expect-accessible.ts";
import { ADA, expect, test } from "./fixtures.ts";

test("what was done is found, read field by field and exported", async ({ dashboard, api }) => {
  const name = "audited-by-e2e";
  const source = await api("POST", "/sources", { name });
  await api("PUT", `/sources/${source.id}`, { description: "told" });

  await dashboard.goto("/settings/audit-log");
  await expect(dashboard.getByRole("table", { name: "Audit log" })).toBeVisible();
  await expectAccessible(dashboard);
  await dashboard.getByLabel("Search the log").fill("audited-by");
  const update = dashboard.getByRole("button", { name: `Updated source ${name}` });
  await expect(update).toBeVisible();
  await expect(dashboard).toHaveURL(/search=audited-by/);
  await update.click();
  const changes = dashboard.getByRole("table", { name: "Changes" });
  await expect(changes).toContainText("description");
  await expect(changes).toContainText("told");
  await expectAccessible(dashboard);
  await dashboard.keyboard.press("Escape");

  await dashboard.getByRole("button", { name: "Export" }).click();
  const download = dashboard.waitForEvent("download");
  await dashboard.getByRole("menuitem", { name: /CSV/ }).click();
  expect((await download).suggestedFilename()).toMatch(/^audit-log-[\d-]+\.csv$/);
});

test("signing in and looking at the signing secret are told", async ({ dashboard }) => {
  await dashboard.goto("/settings/signing-secret");
  await dashboard.getByRole("button", { name: "Show secret" }).click();
  await expect(dashboard.getByText(/^[0-9a-f]{64}$/)).toBeVisible();
  await dashboard.goto("/settings/audit-log?who=person");
  const log = dashboard.getByRole("table", { name: "Audit log" });
  await expect(log).toContainText("Looked at signing secret");
  await expect(log).toContainText("Signed in with Chrome on Linux");
  await expect(log).toContainText(ADA.email);
});
