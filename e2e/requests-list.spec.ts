import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { request as send } from "undici";
import { expectAccessible } from "./expect-accessible.ts";
import { expect, test } from "./fixtures.ts";

const ACCEPTED = 6;
let sourceId: string;
let sourceUrl: string;
let otherConnection: string;

const address = (more = "") => `/requests?source=${sourceId}${more}`;
const rowLinks = (page: Page) => page.getByRole("link", { name: /^Request req_/ });

async function post(body: string) {
  const response = await send(sourceUrl, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: "Bearer of-the-sender" },
    body,
  });
  await response.body.dump();
}

test.describe.configure({ mode: "serial" });

test.describe("the list of requests", () => {
  test.beforeAll(async ({ api }) => {
    const connection = await api("POST", "/connections", {
      name: "requests-list",
      source: { name: "requests-list", type: "WEBHOOK" },
      destination: { name: "requests-list", type: "MOCK_API" },
    });
    const other = await api("POST", "/connections", {
      name: "requests-list-other",
      source: { name: "requests-list-other", type: "WEBHOOK" },
      destination: { name: "requests-list-other", type: "MOCK_API" },
    });
    sourceId = connection.source.id;
    sourceUrl = connection.source.url;
    otherConnection = other.id;
    for (let n = 0; n < ACCEPTED; n += 1) await post(JSON.stringify({ n, sku: `A${n}` }));
    await post("{broken");
    await expect
      .poll(async () => (await api("GET", `/requests?source_id=${sourceId}`)).count)
      .toBe(ACCEPTED + 1);
  });

  test("is narrowed by status, cause and counts, each in the address", async ({
    dashboard: page,
  }) => {
    await page.goto(address());
    await expect(rowLinks(page)).toHaveCount(ACCEPTED + 1);
    await page.getByRole("button", { name: "Status", exact: true }).click();
    await page.getByRole("checkbox", { name: "Rejected" }).click();
    await page.keyboard.press("Escape");
    await expect(rowLinks(page)).toHaveCount(1);
    await expect(page).toHaveURL(/status=rejected/);
    await page.goBack();
    await expect(rowLinks(page)).toHaveCount(ACCEPTED + 1);

    await page.keyboard.press("f");
    await page.getByRole("button", { name: "Events", exact: true }).click();
    await page.getByLabel("Events").last().fill("not a number");
    await page.keyboard.press("Enter");
    await expect(page.getByText(/^Type a number/)).toBeVisible();
    await page.getByLabel("Events").last().fill(">=1");
    await page.keyboard.press("Enter");
    await expect(rowLinks(page)).toHaveCount(ACCEPTED);
    await expect(page).toHaveURL(/events=/);
  });

  test("is stepped through by keyboard with the panel open", async ({ dashboard: page }) => {
    await page.goto(address());
    await expect(rowLinks(page)).toHaveCount(ACCEPTED + 1);
    await page.keyboard.press("j");
    await expect(rowLinks(page).first()).toBeFocused();
    await page.keyboard.press("Enter");
    const panel = page.getByRole("region", { name: "Request", exact: true });
    await expect(panel).toBeVisible();
    const first = new URL(page.url()).searchParams.get("id");
    await page.keyboard.press("j");
    await expect.poll(() => new URL(page.url()).searchParams.get("id")).not.toBe(first);
    await page.keyboard.press("Escape");
    await expect(panel).toHaveCount(0);
  });

  test("is exported with what people may see of its headers", async ({ dashboard: page }) => {
    await page.goto(address("&status=accepted"));
    await expect(rowLinks(page)).toHaveCount(ACCEPTED);
    await page.getByRole("button", { name: "Export", exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("menuitem", { name: "JSON lines with payloads" }).click(),
    ]);
    const text = await readFile(await download.path(), "utf8");
    const rows = text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(rows).toHaveLength(ACCEPTED);
    expect(rows[0].data.body).toMatchObject({ n: ACCEPTED - 1 });
    expect(text).not.toContain("of-the-sender");
  });

  test("what is ticked is replayed through other connections", async ({ dashboard: page, api }) => {
    await page.goto(address("&status=accepted"));
    await expect(rowLinks(page)).toHaveCount(ACCEPTED);
    const ticks = page.getByRole("checkbox", { name: /^Tick Request/ });
    await ticks.first().click();
    await ticks.nth(2).click({ modifiers: ["Shift"] });
    await expect(page.getByText("3 requests ticked")).toBeVisible();
    await page.getByRole("button", { name: "Replay", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("checkbox", { name: /requests-list-other/ }).click();
    await dialog.getByRole("button", { name: "Replay 3 requests" }).click();
    await expect(dialog.getByText("Done: 3 requests")).toBeVisible();
    await expect
      .poll(async () => (await api("GET", `/events?webhook_id=${otherConnection}`)).count)
      .toBe(3);
  });

  test("has no serious accessibility fault", async ({ dashboard: page }) => {
    await page.goto(address());
    await expect(rowLinks(page).first()).toBeVisible();
    await expectAccessible(page);
  });
});
