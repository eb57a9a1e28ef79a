import { connect, eventOf, sendTo } from "./connected.ts";
import { expectAccessible } from "./expect-accessible.ts";
import { expect, test } from "./fixtures.ts";

test("a rejected request says why and what to do", async ({ api, dashboard: page }) => {
  const source = await connect(api, "detail-rejected", null);
  const id = await sendTo(source.url, { body: "{" });
  await page.goto(`/requests/${id}`);
  await expect(page.getByText("The body says that it is JSON but cannot be parsed.")).toBeVisible();
  await page.keyboard.press("Shift+R");
  const dialog = page.getByRole("dialog", { name: "Replay with edit" });
  await dialog.getByLabel("Body").fill('{"mended":true}');
  await dialog.getByRole("button", { name: "Replay" }).click();
  await page.getByRole("button", { name: "Open event" }).click();
  await expect(page.getByRole("main").getByText("Delivered").first()).toBeVisible();
});

test("an ignored request says which rule of which connection", async ({ api, dashboard: page }) => {
  const filter = { type: "filter", body: { type: "order.paid" } };
  const source = await connect(api, "detail-ignored", null, [filter]);
  const id = await sendTo(source.url);
  await page.goto(`/requests/${id}`);
  await expect(page.getByText("Its connection ignored it.")).toBeVisible();
  await expect(page.getByText("Its filter did not match the body.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Open the connection" }).click();
  await expect(page).toHaveURL(new RegExp(source.id));
});

test("a duplicate names the request that came first", async ({ api, dashboard: page }) => {
  const rule = { type: "deduplicate", window: 3_600_000 };
  const source = await connect(api, "detail-duplicate", null, [rule]);
  const first = await sendTo(source.url);
  await eventOf(api, first, ["SUCCESSFUL"]);
  const second = await sendTo(source.url);
  await page.goto(`/requests/${second}`);
  await page.getByRole("link", { name: "See the first one" }).click();
  await expect(page).toHaveURL(new RegExp(first));
});

test("a paused connection is named as the reason why an event waits", async ({
  api,
  dashboard: page,
}) => {
  const source = await connect(api, "detail-paused", null);
  await api("PUT", `/connections/${source.id}/pause`);
  const event = await eventOf(api, await sendTo(source.url), ["HOLD"]);
  await page.goto(`/events/${event.id}`);
  await expect(page.getByText("The connection is paused.")).toBeVisible();
  await api("PUT", `/connections/${source.id}/unpause`);
  await expect(page.getByRole("main").getByText("Delivered").first()).toBeVisible();
});

test("a request is copied for a shell without its secrets", async ({
  api,
  browser,
  product,
  adaState,
}) => {
  const source = await connect(api, "detail-copied", null);
  const id = await sendTo(source.url, { headers: { authorization: "Bearer s3cret-token" } });
  const context = await browser.newContext({
    baseURL: product.url,
    storageState: adaState,
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const page = await context.newPage();
  await page.goto(`/requests/${id}`);
  await expect(page.getByText("detail-copied").first()).toBeVisible();
  await page.keyboard.press("c");
  await expect(page.getByText("Copied as cURL")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(`curl -X POST '${source.url}'`);
  expect(copied).toContain("authorization: REDACTED");

  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Include secrets" }).click();
  await page.getByRole("menuitem", { name: "Copy as fetch" }).click();
  await expect(page.getByText("Copied as fetch")).toBeVisible();
  const withSecrets = await page.evaluate(() => navigator.clipboard.readText());
  expect(withSecrets).toContain("Bearer s3cret-token");
  await context.close();
});
