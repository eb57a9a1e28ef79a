import { expectAccessible } from "./expect-accessible.ts";
import { expect, test } from "./fixtures.ts";

test("a channel is set up, tried with the far side's real answer, switched off and deleted", async ({
  dashboard: page,
  receiver,
}) => {
  test.setTimeout(120_000);
  const path = "/notifications-spec/services/T000/B000/canary";
  receiver.answer(({ url }) =>
    url === path ? { status: 200, body: "ok from the far side" } : { status: 200 },
  );
  await page.goto("/settings/notifications");
  await page.getByRole("button", { name: "New channel" }).click();
  await page.getByRole("button", { name: "Slack" }).click();
  await page.getByRole("button", { name: "Create channel" }).click();
  await expect(page.getByText("Fill this in.").first()).toBeVisible();
  await page.getByLabel("Name").fill("notifications-spec");
  await page.getByLabel("Webhook URL").fill(receiver.url + path);
  await page.getByRole("button", { name: "Create channel" }).click();

  const dialog = page.getByRole("dialog", { name: "notifications-spec" });
  await dialog.getByRole("button", { name: "Send test" }).click();
  await expect(dialog.getByText("ok from the far side").first()).toBeVisible();
  await expect(dialog.getByText("Sent", { exact: true })).toBeVisible();
  await expect(page.getByText("canary")).toHaveCount(0);
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();

  const enabled = page.getByRole("switch", { name: "notifications-spec is enabled" });
  await enabled.click();
  await expect(enabled).not.toBeChecked();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Delete notifications-spec" }).click();
  await page.getByRole("button", { name: "Delete channel" }).click();
  await expect(enabled).toHaveCount(0);
  await expect(page.getByText("Channel deleted")).toBeVisible();
});

test("a member chooses what they are told", async ({ dashboard: page }) => {
  await page.goto("/settings/my-notifications");
  const resolved = page.getByRole("checkbox", { name: "An issue is resolved: E-mail" });
  await expect(resolved).not.toBeChecked();
  await resolved.click();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved")).toBeVisible();
  await page.reload();
  await expect(resolved).toBeChecked();
  await expectAccessible(page);
});

test("the bell opens the notification centre", async ({ dashboard: page }) => {
  await page.goto("/settings/my-notifications");
  await page.getByRole("button", { name: /^Notifications/ }).click();
  const centre = page.getByRole("dialog", { name: "Notifications" });
  await expect(centre).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(centre).toBeHidden();
});

test("a link that nobody was sent stops no mails", async ({ dashboard: page }) => {
  await page.goto("/unsubscribe?token=tm_1.usr_1.AAAA");
  await expect(page.getByRole("heading", { name: "This link is not known" })).toBeVisible();
  await expectAccessible(page);
});
