import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { request as send } from "undici";
import { expectAccessible } from "./expect-accessible.ts";
import { expect, test } from "./fixtures.ts";

const COUNT = 12;
let connectionId: string;
let sourceUrl: string;

const address = (more = "") => `/events?connection=${connectionId}${more}`;
const firstRow = (page: Page) => page.getByRole("row").nth(1);
const rowLinks = (page: Page) => page.getByRole("link", { name: /^Event evt_/ });

async function post(body: object) {
  const response = await send(sourceUrl, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(response.statusCode).toBe(200);
  await response.body.dump();
}

test.describe.configure({ mode: "serial" });

test.describe("the list of events", () => {
  test.beforeAll(async ({ api, receiver }) => {
    receiver.answer((hit) => ({ status: hit.url.includes("bad") ? 500 : 200 }));
    const connection = await api("POST", "/connections", {
      name: "events-list",
      source: { name: "events-list", type: "WEBHOOK" },
      destination: {
        name: "events-list",
        type: "HTTP",
        config: { url: `${receiver.url}/events-list` },
      },
    });
    connectionId = connection.id;
    sourceUrl = connection.source.url;
    for (let n = 0; n < COUNT; n += 1) await post({ type: n % 2 ? "paid" : "made", n });
    await expect
      .poll(
        async () =>
          (await api("GET", `/events?webhook_id=${connectionId}&status=SUCCESSFUL`)).count,
      )
      .toBe(COUNT);
  });

  test("its filters and its open row are in the address, and Back closes the panel", async ({
    dashboard: page,
  }) => {
    await page.goto(address());
    await expect(rowLinks(page)).toHaveCount(COUNT);
    await page.getByRole("button", { name: "Status", exact: true }).click();
    await page.getByRole("checkbox", { name: "Successful" }).click();
    await page.keyboard.press("Escape");
    await expect(page).toHaveURL(/status=SUCCESSFUL/);
    await expect(page.getByText(`${COUNT} events`)).toBeVisible();
    await firstRow(page).click();
    await expect(page.getByRole("region", { name: "Event", exact: true })).toBeVisible();
    await expect(page).toHaveURL(/[?&]id=evt_/);

    const other = await page.context().newPage();
    await other.goto(page.url());
    await expect(other.getByRole("region", { name: "Event", exact: true })).toBeVisible();
    await expect(rowLinks(other)).toHaveCount(COUNT);
    await other.close();

    await page.goBack();
    await expect(page.getByRole("region", { name: "Event", exact: true })).toHaveCount(0);
    await page.getByRole("button", { name: "Remove filter Status" }).click();
    await expect(page).not.toHaveURL(/status=/);
  });

  test("a search in payloads says how far it looked, and what is wrong with it", async ({
    dashboard: page,
  }) => {
    await page.goto(address());
    await expect(rowLinks(page)).toHaveCount(COUNT);
    await page.keyboard.press("/");
    await page.keyboard.type("cookies.id = 1");
    await page.keyboard.press("Enter");
    await expect(page.getByText(/no part of a request/)).toBeVisible();
    await page.getByLabel("Search payloads").fill("body.n = 3");
    await page.keyboard.press("Enter");
    await expect(rowLinks(page)).toHaveCount(1);
    await expect(page.getByText(`Looked at ${COUNT} events`)).toBeVisible();
    await expect(page).toHaveURL(/where=/);
    await page.reload();
    await expect(rowLinks(page)).toHaveCount(1);
  });

  test("its time is typed, and zoomed into with the keyboard", async ({ dashboard: page }) => {
    await page.goto(address());
    await page.getByRole("button", { name: "Last 7 days" }).click();
    await page.getByLabel("Range", { exact: true }).fill("3h");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("button", { name: "Last 3 hours" })).toBeVisible();
    await expect(page).toHaveURL(/range=3h/);
    await expect(page.getByText("End of last 3 hours.")).toBeVisible();

    const time = page.getByRole("slider", { name: /^Time/ });
    await expect(time).toHaveAttribute("aria-valuetext", /Successful|none/);
    await time.focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("Shift+End");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/range=\d{4}-/);
    await expect(rowLinks(page)).toHaveCount(COUNT);
    await page.goBack();
    await expect(page).toHaveURL(/range=3h/);
    await page.getByRole("button", { name: /^Expand to/ }).click();
    await expect(page.getByRole("button", { name: "Last 6 hours" })).toBeVisible();
  });

  test("its columns are chosen, suggested, moved and made wider, and stay in the address", async ({
    dashboard: page,
  }) => {
    await page.goto(address());
    await page.getByRole("button", { name: "Add column body.type" }).click();
    await expect(page.getByRole("columnheader", { name: "body.type" })).toBeVisible();
    await expect(page.getByText("paid", { exact: true }).first()).toBeVisible();
    await page.getByRole("button", { name: "Columns", exact: true }).click();
    await page.getByRole("checkbox", { name: "Show Attempts" }).click();
    await page.getByRole("button", { name: "Move body.type up" }).click();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("columnheader", { name: "Attempts" })).toHaveCount(0);
    await page.getByRole("separator", { name: "Width of Status" }).focus();
    await page.keyboard.press("ArrowRight");
    await expect(page).toHaveURL(/cols=status:\d+/);
    const headers = await page.getByRole("columnheader").allTextContents();
    await page.reload();
    await expect(page.getByRole("columnheader", { name: "body.type" })).toBeVisible();
    expect(await page.getByRole("columnheader").allTextContents()).toEqual(headers);
  });

  test("a view of it is saved, marked when it was changed, and deleted with a way back", async ({
    dashboard: page,
  }) => {
    await page.goto(address("&cols=status,body.n"));
    await page.getByRole("button", { name: "Save view" }).click();
    await page.getByLabel("Name").fill("my paid ones");
    await page.keyboard.press("Enter");
    const link = page.getByRole("link", { name: /^my paid ones/ });
    await expect(link).toHaveAttribute("aria-current", "page");
    await page.getByRole("link", { name: "Events", exact: true }).click();
    await link.click();
    await expect(page.getByRole("columnheader", { name: "body.n" })).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`connection=${connectionId}`));

    await page.getByRole("button", { name: "Last 7 days" }).click();
    await page.getByRole("button", { name: "Last hour" }).click();
    await expect(link).toContainText("Modified");
    await page.getByRole("button", { name: "Save changes" }).click();
    await expect(link).not.toContainText("Modified");

    await link.hover();
    await page.getByRole("button", { name: "Actions for view my paid ones" }).click();
    await page.getByRole("menuitem", { name: "Delete view" }).click();
    await expect(link).toHaveCount(0);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(link).toBeVisible();
  });

  test("new rows wait while somebody looks at others, and are set apart when they are shown", async ({
    dashboard: page,
  }) => {
    await page.goto(address());
    await expect(rowLinks(page)).toHaveCount(COUNT);
    const before = await rowLinks(page).first().getAttribute("href");
    await firstRow(page).hover();
    await post({ type: "late", n: 100 });
    const pill = page.getByRole("button", { name: "1 new" });
    await expect(pill).toBeVisible();
    expect(await rowLinks(page).first().getAttribute("href")).toBe(before);
    await pill.click();
    await expect(rowLinks(page).first()).not.toHaveAttribute("href", before ?? "");
    await expect(page.getByText("New above")).toBeVisible();
    await page.keyboard.press("l");
    await expect(page.getByRole("button", { name: "Live" })).toHaveAttribute(
      "aria-pressed",
      "false",
    );
  });

  test("it is exported with its filters and columns", async ({ dashboard: page }) => {
    await page.goto(address("&cols=status,body.type"));
    await expect(rowLinks(page).first()).toBeVisible();
    await page.getByRole("button", { name: "Export", exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("menuitem", { name: "CSV with these columns" }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^events-\d{4}-\d{2}-\d{2}\.csv$/);
    const lines = (await readFile(await download.path(), "utf8")).trim().split("\r\n");
    expect(lines[0]).toBe("status,body.type");
    expect(lines).toHaveLength(COUNT + 2);
    expect(lines).toContain("SUCCESSFUL,paid");
  });

  test("all that match are retried with a preview, followed, and found again", async ({
    dashboard: page,
    api,
  }) => {
    await page.goto(address());
    await expect(rowLinks(page).first()).toBeVisible();
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await expect(page.getByText("1 event ticked")).toBeVisible();
    await page.getByRole("button", { name: /^Select all/ }).click();
    await page.getByRole("button", { name: "Retry", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog).toContainText(`${COUNT + 1} events get one more attempt each`);
    await expectAccessible(page);
    await dialog.getByRole("button", { name: `Retry ${COUNT + 1} events` }).click();
    await expect(dialog.getByText(`Done: ${COUNT + 1} events`)).toBeVisible();
    await dialog.getByRole("link", { name: "All bulk operations" }).click();
    await expect(firstRow(page)).toContainText("Retry events");
    await expect(firstRow(page)).toContainText("ada@example.com");
    await expectAccessible(page);
    await expect
      .poll(async () => {
        const { models } = await api("GET", `/events?webhook_id=${connectionId}`);
        return models.every((event: { attempts: number }) => event.attempts === 2);
      })
      .toBe(true);
  });

  test("all that a search finds are retried, as far as payloads have to be looked at for it", async ({
    dashboard: page,
  }) => {
    await page.goto(address(`&where=${encodeURIComponent('body.type = "paid"')}`));
    await expect(rowLinks(page)).toHaveCount(COUNT / 2);
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await page.getByRole("button", { name: /^Select all/ }).click();
    await page.getByRole("button", { name: "Retry", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog).toContainText("Their payloads are searched while it runs");
    await dialog.getByRole("button", { name: `Retry ${COUNT / 2} events` }).click();
    await expect(dialog.getByText(`Done: ${COUNT / 2} events`)).toBeVisible();
  });

  test("a header of an event becomes a filter of the list, and a column", async ({
    dashboard: page,
  }) => {
    await page.goto(address());
    await firstRow(page).click();
    const panel = page.getByRole("region", { name: "Event", exact: true });
    await panel.getByRole("tab", { name: "Request" }).click();
    const header = panel.getByRole("row", { name: /^content-type/ });
    await header.hover();
    await header.getByRole("button", { name: "Actions for content-type" }).click();
    await page.getByRole("menuitem", { name: "Add as column" }).click();
    await expect(page.getByRole("columnheader", { name: "headers.content-type" })).toBeVisible();
    await header.getByRole("button", { name: "Actions for content-type" }).click();
    await page.getByRole("menuitem", { name: "Filter list by this value" }).click();
    await expect(page.getByLabel("Search payloads")).toHaveValue(
      'headers.content-type = "application/json"',
    );
    await expect(panel).toHaveCount(0);
    await expect(rowLinks(page)).toHaveCount(COUNT + 1);
  });

  test("events that wait are cancelled, and no others", async ({ dashboard: page, api }) => {
    await api("PUT", `/connections/${connectionId}/pause`);
    await post({ type: "held", n: 200 });
    await page.goto(address("&status=HOLD"));
    await expect(rowLinks(page)).toHaveCount(1);
    await page.getByRole("checkbox", { name: /^Tick Event/ }).click();
    await page.getByRole("button", { name: "Cancel events" }).click();
    await page.getByRole("button", { name: "Cancel 1 event" }).click();
    await expect(page.getByText("Done: 1 event")).toBeVisible();
    await expect
      .poll(
        async () => (await api("GET", `/events?webhook_id=${connectionId}&status=CANCELLED`)).count,
      )
      .toBe(1);
    await api("PUT", `/connections/${connectionId}/unpause`);
  });

  test("it has no serious accessibility fault, with and without filters", async ({
    dashboard: page,
  }) => {
    await page.goto(address("&status=SUCCESSFUL"));
    await expect(rowLinks(page).first()).toBeVisible();
    await expectAccessible(page);
    await page.goto(address("&status=FAILED"));
    await expect(page.getByText("No events match these filters")).toBeVisible();
    await expectAccessible(page);
  });

  test("on a phone rows are cards, filters a sheet, and the panel takes the place of the list", async ({
    dashboard: page,
  }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(address());
    await expect(rowLinks(page).first()).toBeVisible();
    await page.getByRole("button", { name: /^Filters/ }).click();
    const sheet = page.getByRole("dialog", { name: "Filters" });
    await sheet.locator("summary", { hasText: "Status" }).click();
    await sheet.getByRole("checkbox", { name: "Successful" }).click();
    await sheet.getByRole("button", { name: "Show the list" }).click();
    await expect(page).toHaveURL(/status=SUCCESSFUL/);
    await rowLinks(page).first().click();
    const panel = page.getByRole("region", { name: "Event", exact: true });
    await expect(panel).toBeFocused();
    expect((await panel.boundingBox())?.width).toBe(390);
    // What is covered is inert: it cannot be focused, and screen readers pass over it.
    await rowLinks(page).first().focus();
    await expect(panel).toBeFocused();
    await panel.getByRole("button", { name: "Close" }).click();
    await expect(rowLinks(page).first()).toBeFocused();
  });

  test("on a phone rows are ticked, columns chosen and files kept from one sheet", async ({
    dashboard: page,
  }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(address());
    const more = page.getByRole("button", { name: "Events: more actions" });
    await more.click();
    const sheet = page.getByRole("dialog", { name: "Events" });
    for (const entry of await sheet.getByRole("button").all()) {
      if ((await entry.textContent()) === "") continue;
      expect((await entry.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    }
    await expectAccessible(page, [390]);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      sheet.getByRole("button", { name: "Export CSV with these columns" }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^events-.*\.csv$/);
    await more.click();
    await sheet.getByRole("button", { name: "Columns", exact: true }).click();
    const columns = page.getByRole("dialog", { name: "Columns" });
    await columns.getByLabel("From the payload").fill("body.n");
    await columns.getByRole("button", { name: "Add the column" }).click();
    await columns.getByRole("button", { name: "Show the list" }).click();
    await expect(page.getByRole("row").first()).toContainText("body.n");
    await more.click();
    await sheet.getByRole("button", { name: "Select rows" }).click();
    const boxes = page.getByRole("checkbox", { name: /^Tick Event/ });
    await boxes.first().click();
    await boxes.nth(1).click();
    await expect(page.getByText("2 events ticked")).toBeVisible();
    await expectAccessible(page, [390]);
    await page.getByRole("button", { name: "Untick all" }).click();
    await expect(boxes).toHaveCount(0);
  });
});
