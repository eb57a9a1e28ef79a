import { expectAccessible } from "./expect-accessible.ts";
import { ADA, expect, test } from "./fixtures.ts";

test.describe("the shell", () => {
  test("a link leads through the sign-in to what it names", async ({ browser, product }) => {
    const context = await browser.newContext({ baseURL: product.url });
    const page = await context.newPage();
    await page.goto("/events?status=FAILED");
    await page.getByLabel("E-mail").first().fill(ADA.email);
    await page.getByLabel("Password").first().fill(ADA.password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Events", level: 1 })).toBeVisible();
    expect(new URL(page.url()).searchParams.get("status")).toBe("FAILED");
    await context.close();
  });

  test("the palette finds pages, connections and ids, and pauses a connection", async ({
    dashboard: page,
    api,
  }) => {
    const connection = await api("POST", "/connections", {
      name: "palette",
      source: { name: "palette-source", type: "WEBHOOK" },
      destination: { name: "palette-target", type: "MOCK_API" },
    });
    await page.goto("/events");
    const search = page.getByPlaceholder("Search, or paste an id");
    // A page listens to keys a moment after it is seen.
    await expect(async () => {
      if (!(await search.isVisible())) await page.keyboard.press("Control+k");
      await expect(search).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await search.fill("sourc");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/sources$/);

    await page.keyboard.press("Control+k");
    await search.fill("pause palette");
    await expect(page.getByRole("option", { name: /^Pause palette/ })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Enter");
    await expect
      .poll(async () => (await api("GET", `/connections/${connection.id}`)).paused_at)
      .not.toBeNull();

    await page.keyboard.press("Control+k");
    await search.fill(connection.id);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(new RegExp(`/connections/${connection.id}$`));
  });

  test("G and a letter go to a page, and letters stay quiet in a field and when switched off", async ({
    dashboard: page,
  }) => {
    await page.goto("/connections");
    await expect(async () => {
      await page.keyboard.press("g");
      await page.keyboard.press("r");
      await expect(page).toHaveURL(/\/requests$/, { timeout: 2_000 });
    }).toPass();

    await page.keyboard.press("?");
    const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
    await expect(sheet).toBeVisible();
    await expectAccessible(page);
    await sheet.getByRole("switch", { name: "Shortcuts of a single key" }).click();
    await page.keyboard.press("Escape");
    await page.keyboard.press("g");
    await page.keyboard.press("e");
    await page.keyboard.press("Control+k");
    await expect(page.getByPlaceholder("Search, or paste an id")).toBeFocused();
    await page.keyboard.type("gd");
    await expect(page).toHaveURL(/\/requests$/);
  });

  test("times are written as the reader likes them, also after a reload", async ({
    dashboard: page,
    product,
  }) => {
    await page.request.post(product.sourceUrl, { data: { shell: 1 } });
    await page.goto("/requests");
    const time = page.getByRole("row").nth(1).locator("time");
    await expect(time).toHaveText(/ago|just now/);
    await page.getByRole("button", { name: `Account ${ADA.email}` }).click();
    await page.getByRole("menuitemradio", { name: "Clock, UTC" }).click();
    await expect(time).toHaveText(/^\d\d:\d\d:\d\d$/);
    await page.reload();
    await expect(time).toHaveText(/^\d\d:\d\d:\d\d$/);
  });

  test("a phone has everything behind its menu", async ({ dashboard: page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto("/events");
    await page.getByRole("button", { name: "Open navigation" }).click();
    await page.getByRole("link", { name: "Destinations", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Destinations", level: 1 })).toBeVisible();
  });
});
