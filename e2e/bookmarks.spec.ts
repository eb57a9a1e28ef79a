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
  await page.getByLabel("Label").fill("An invoice");
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
