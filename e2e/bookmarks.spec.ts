import { connect, eventOf, sendTo } from "./connected.ts";
import { expectAccessible } from "./expect-accessible.ts";
import { expect, test } from "./fixtures.ts";

test("a request is kept, found, named, changed, sent and deleted with a way back", async ({
  api,
  receiver,
  dashboard: page,
}) => {
  receiver.answer(() => ({ status: 200 }));
  const source = await connect(api, "bookmarked", `${receiver.url}/bookmarked`);
  const body = '{"type":"invoice.paid","n":1}';
  const event = await eventOf(api, await sendTo(source.url, { body }), ["SUCCESSFUL"]);
  await page.goto(`/events/${event.id}`);
  await expect(page.getByText("First attempt")).toBeVisible();
  await page.keyboard.press("b");
  await expect(page.getByText("Bookmarked", { exact: true })).toBeVisible();

  await page.goto("/bookmarks?search=invoice");
  const row = page.getByRole("link", { name: "Bookmark bookmarked: invoice.paid" });
  await row.click();
  const panel = page.getByRole("region", { name: "Bookmark", exact: true });
  await expect(panel.getByText('"invoice.paid"')).toBeVisible();
  await expectAccessible(page);

  const menu = (name: string) => async () => {
    await panel.getByRole("button", { name: "More actions" }).click();
    await page.getByRole("menuitem", { name }).click();
  };
  await menu("Rename…")();
  await page.getByRole("textbox", { name: "Label" }).fill("An invoice");
  await page.getByRole("button", { name: "Rename" }).click();
  await expect(panel.getByRole("heading", { name: "An invoice" })).toBeVisible();
  await page.goto(page.url().replace("search=invoice", "search=an+invoice"));

  await menu("Edit what it keeps…")();
  const dialog = page.getByRole("dialog", { name: "Edit what the bookmark keeps" });
  await dialog.getByLabel("Body").fill('{"type":"invoice.paid","n":2}');
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Bookmark changed")).toBeVisible();
  await panel.getByRole("button", { name: "Send" }).click();
  await receiver.waitFor((hits) =>
    hits.some((hit) => hit.body.toString() === '{"type":"invoice.paid","n":2}'),
  );

  await menu("Delete bookmark")();
  await expect(page.getByText("No bookmarks match these filters")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("link", { name: "Bookmark An invoice" })).toBeVisible();
});

test("the list is filtered by the server, set up in the address, and several are sent or deleted", async ({
  api,
  receiver,
  dashboard: page,
}) => {
  receiver.answer(() => ({ status: 200 }));
  const source = await connect(api, "kept-ones", `${receiver.url}/kept-ones`);
  const request = await sendTo(source.url, { body: '{"kept":true}' });
  const event = await eventOf(api, request, ["SUCCESSFUL"]);
  for (const label of ["Kept one", "Kept two", "Kept three"]) {
    const { event_data_id, webhook_id } = event;
    await api("POST", "/bookmarks", { event_data_id, webhook_id, label });
  }
  const rows = page.getByRole("link", { name: /^Bookmark Kept/ });

  await page.goto("/bookmarks?search=kept");
  await expect(rows).toHaveCount(3);
  await expect(page.getByText("3 bookmarks")).toBeVisible();
  await page.getByRole("button", { name: "Columns", exact: true }).click();
  await page.getByRole("checkbox", { name: "Changed" }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("columnheader", { name: "Changed" })).toBeVisible();
  await page.getByRole("button", { name: "All time" }).click();
  await page.getByRole("button", { name: "Last hour" }).click();
  await expect(page).toHaveURL(/range=1h/);
  await page.getByRole("button", { name: "Last used" }).click();
  await page.getByRole("button", { name: "There is none" }).click();
  await expect(page).toHaveURL(/used=none/);
  await expect(rows).toHaveCount(3);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save view" }).click();
  await page.getByLabel("Name").fill("never sent");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: /^never sent/ })).toHaveAttribute(
    "aria-current",
    "page",
  );

  await page.getByRole("checkbox", { name: "Tick Bookmark Kept one" }).click();
  await page.getByRole("checkbox", { name: "Tick Bookmark Kept two" }).click();
  const bar = page.getByRole("region", { name: "Ticked bookmarks" });
  await expect(bar).toContainText("2 bookmarks ticked");
  await expectAccessible(page);
  await bar.getByRole("button", { name: "Send" }).click();
  await expect(page.getByText("2 bookmarks sent")).toBeVisible();
  await expect(rows).toHaveCount(1);

  await page.goto("/bookmarks?search=kept");
  await expect(rows).toHaveCount(3);
  await page.getByRole("checkbox", { name: "Tick every row that is loaded" }).click();
  await bar.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("No bookmarks match these filters")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(rows).toHaveCount(3);
  expect((await api("GET", "/bookmarks?search=kept")).count).toBe(3);
});
