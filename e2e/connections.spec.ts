import { expectAccessible } from "./expect-accessible.ts";
import { type CallApi, expect, test } from "./fixtures.ts";

/** Makes a source with two connections, to a mock each, and one of another source to the first mock. */
async function makeConnections(api: CallApi, prefix: string) {
  const body = (source: string, name: string, destination: string) => ({
    name,
    source: { name: `${prefix}-${source}` },
    destination: { name: `${prefix}-${destination}`, type: "MOCK_API" },
    rules: [{ type: "retry", strategy: "linear", interval: 60_000, count: 3 }],
  });
  const first = await api("PUT", "/connections", body("shop", `${prefix}-orders`, "ledger"));
  const second = await api("PUT", "/connections", body("shop", `${prefix}-stock`, "depot"));
  const third = await api("PUT", "/connections", body("erp", `${prefix}-goods`, "ledger"));
  return { first, second, third };
}

test.describe("connections", () => {
  test("reads from source to destination, grouped by either, and keeps it all in the URL", async ({
    dashboard: page,
    api,
  }) => {
    await makeConnections(api, "rows");
    await page.goto("/connections?search=rows-");
    const list = page.getByRole("list", { name: "Connections" });
    await expect(list.getByRole("link", { name: /rows-shop$/ })).toHaveCount(1);
    await expect(list.getByRole("link", { name: /^rows-ledger/ })).toHaveCount(2);
    await expect(list.getByText("Retries 3 times every 1 min").first()).toBeAttached();

    await page.getByRole("button", { name: "Group: By source" }).click();
    await page.getByRole("menuitemradio", { name: "By destination" }).click();
    await expect(page).toHaveURL(/group=destination/);
    await expect(list.getByRole("link", { name: /rows-shop$/ })).toHaveCount(2);
    await expect(list.getByRole("link", { name: /^rows-ledger/ })).toHaveCount(1);

    await page.getByRole("button", { name: "Table" }).click();
    await page.getByRole("button", { name: "Order: Last updated" }).click();
    await page.getByRole("menuitemradio", { name: "Name" }).click();
    const rows = page.getByRole("table", { name: "Connections" }).getByRole("row");
    await expect(rows.nth(1)).toContainText("rows-goods");
    await page.reload();
    await expect(rows.nth(1)).toContainText("rows-goods");

    await page.getByLabel("Find by name or id").fill("rows-nothing-of-this-name");
    await expect(page.getByText("No connections match these filters")).toBeVisible();
    await page.getByRole("button", { name: "Clear filters" }).click();
    await expect(rows.nth(1)).toBeVisible();
  });

  test("pauses a connection at once, and takes it back", async ({ dashboard: page, api }) => {
    const { first } = await makeConnections(api, "pause");
    await page.goto("/connections?search=pause-orders");
    await page.getByRole("button", { name: /^Pause pause-orders/ }).click();
    await expect(page.getByRole("main").getByText("Paused", { exact: true })).toBeVisible();
    await expect
      .poll(async () => (await api("GET", `/connections/${first.id}`)).paused_at)
      .not.toBeNull();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByRole("button", { name: /^Pause pause-orders/ })).toBeVisible();
    await expect
      .poll(async () => (await api("GET", `/connections/${first.id}`)).paused_at)
      .toBeNull();
  });

  test("shows how many events a paused connection holds", async ({ dashboard: page, api }) => {
    const { first } = await makeConnections(api, "held");
    await api("PUT", `/connections/${first.id}/pause`);
    await page.request.post(first.source.url, { data: { held: 1 } });
    await page.goto("/connections?search=held-orders");
    await page.getByRole("link", { name: "1 event waiting" }).click();
    await expect(page).toHaveURL(/\/events\?/);
  });

  test("has no serious accessibility fault in any of its forms", async ({
    dashboard: page,
    api,
  }) => {
    const { second } = await makeConnections(api, "axe");
    await api("PUT", `/connections/${second.id}/pause`);
    for (const query of ["", "&group=destination", "&view=table"]) {
      await page.goto(`/connections?search=axe-${query}`);
      await expect(page.getByText("axe-stock").first()).toBeVisible();
      await expectAccessible(page);
    }
  });
});
