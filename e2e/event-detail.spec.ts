import { type Connected, connect, eventOf, sendTo } from "./connected.ts";
import { expectAccessible } from "./expect-accessible.ts";
import { expect, test } from "./fixtures.ts";

const RETRY = { type: "retry", strategy: "linear", interval: 3_600_000, count: 3 };
let orders: Connected;

test.beforeAll(async ({ api, receiver }) => {
  orders = await connect(api, "detail-orders", `${receiver.url}/detail`, [RETRY]);
});

test("the attempts of an event are told with what was sent and what came back", async ({
  api,
  receiver,
  dashboard: page,
}) => {
  receiver.answer(() => ({ status: 503, body: '{"why":"overloaded"}' }));
  const requestId = await sendTo(orders.url, {
    body: '{"type":"order.paid","n":12345678901234567890}',
  });
  const event = await eventOf(api, requestId, ["FAILED"]);
  await page.goto(`/events/${event.id}`);
  await expect(page.getByText("The destination answered 503.")).toBeVisible();
  await expect(page.getByText("First attempt")).toBeVisible();
  await expect(page.getByText("Next attempt")).toBeVisible();
  await expect(page.getByText("Passed the rules, queued")).toBeVisible();

  await page.keyboard.press("3");
  await expect(page.getByRole("treeitem").filter({ hasText: "overloaded" })).toBeVisible();
  await page.keyboard.press("2");
  await expect(page.getByText("12345678901234567890", { exact: true })).toBeVisible();
  await expect(page).toHaveURL(/tab=request/);

  receiver.answer(() => ({ status: 200, body: '{"ok":true}' }));
  await page.keyboard.press("r");
  await expect(page.getByText("Retry queued")).toBeVisible();
  await expect(page.getByRole("main").getByText("Successful").first()).toBeVisible();
  await page.keyboard.press("3");
  await expect(page.getByText("Attempt 2 of 2")).toBeVisible();
  await page.keyboard.press("[");
  await expect(page.getByText("Attempt 1 of 2")).toBeVisible();
  await expect(page).toHaveURL(/attempt=atm_/);
  await page.keyboard.press("1");
  await expect(page.getByText("Manual retry")).toBeVisible();
  await expectAccessible(page);
});

test("a retry that waits can be stopped, and made after all", async ({
  api,
  receiver,
  dashboard: page,
}) => {
  receiver.answer(() => ({ status: 500 }));
  const event = await eventOf(api, await sendTo(orders.url), ["FAILED"]);
  await page.goto(`/events/${event.id}`);
  await page.getByRole("button", { name: "Stop retrying" }).click();
  await expect(page.getByText("No automatic retry is left.")).toBeVisible();
  await expect(page.getByText("Retries stopped")).toBeVisible();
  receiver.answer(() => ({ status: 200 }));
  await page.getByRole("button", { name: "Retry now" }).click();
  await expect(page.getByRole("main").getByText("Successful").first()).toBeVisible();
});

test("a replay with an edit is a new event that leads back to the original", async ({
  api,
  receiver,
  dashboard: page,
}) => {
  receiver.answer(() => ({ status: 200 }));
  const event = await eventOf(api, await sendTo(orders.url, { body: '{"n":1}' }), ["SUCCESSFUL"]);
  await page.goto(`/events/${event.id}`);
  await expect(page.getByText("First attempt")).toBeVisible();
  await page.keyboard.press("Shift+R");
  const dialog = page.getByRole("dialog", { name: "Replay with edit" });
  await dialog.getByLabel("Body").fill('{"n":');
  await expect(dialog.getByText("This is no valid JSON")).toBeVisible();
  await dialog.getByLabel("Body").fill('{"n":2}');
  await expect(dialog.getByRole("heading", { name: "Changes" })).toBeVisible();
  await dialog.getByRole("button", { name: "Replay" }).click();
  await page.getByRole("button", { name: "Open event" }).click();
  await expect(page).not.toHaveURL(new RegExp(event.id));
  await page.getByRole("link", { name: "Edited replay" }).click();
  await expect(page.getByText('"n": 2')).toBeVisible();
  await expect(page.getByText('"n": 1')).toBeVisible();
  await expectAccessible(page);
  expect(receiver.hits.some(({ body }) => body.toString() === '{"n":2}')).toBe(true);
});

test("an event is compared with the last one that went well", async ({
  api,
  receiver,
  dashboard: page,
}) => {
  receiver.answer(() => ({ status: 200 }));
  await eventOf(api, await sendTo(orders.url, { body: '{"b":1,"a":1}' }), ["SUCCESSFUL"]);
  receiver.answer(() => ({ status: 500 }));
  const failed = await eventOf(api, await sendTo(orders.url, { body: '{"a":1,"b":2}' }), [
    "FAILED",
  ]);
  await page.goto(`/events/${failed.id}`);
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Compare with…" }).click();
  await page.getByRole("button", { name: "Use it" }).click();
  await expect(page.getByText('"b": 1')).toBeVisible();
  await expect(page.getByText('"b": 2')).toBeVisible();
  await expect(page).toHaveURL(/left=evt_\w+&right=evt_\w+/);
});

test("a failed event is retried on a phone", async ({ api, receiver, dashboard: page }) => {
  receiver.answer(() => ({ status: 500 }));
  const event = await eventOf(api, await sendTo(orders.url), ["FAILED"]);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/events?id=${event.id}`);
  receiver.answer(() => ({ status: 200 }));
  await page.getByRole("button", { name: "Retry", exact: true }).click();
  const panel = page.getByRole("region", { name: "Event", exact: true });
  await expect(panel.getByText("Successful").first()).toBeVisible();
});

test("an event opens the transformation that changed it, on its own request", async ({
  api,
  dashboard: page,
}) => {
  const code = 'addHandler("transform", (request) => ({ ...request, body: { changed: true } }));';
  const { id } = await api("POST", "/transformations", { name: "detail-changer", code });
  const rules = [{ type: "transform", transformation_id: id }];
  const changed = await connect(api, "detail-changed", null, rules);
  const requestId = await sendTo(changed.url, { body: '{"before":"the change"}' });
  const event = await eventOf(api, requestId, ["SUCCESSFUL"]);
  await page.goto(`/events/${event.id}`);
  await page.getByRole("link", { name: "Open the transformation" }).click();
  await expect(page).toHaveURL(new RegExp(`/transformations/${id}\\?event=${event.id}`));
  await expect(page.getByText("the change").first()).toBeVisible();
});
