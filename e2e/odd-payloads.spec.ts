import type { Page } from "@playwright/test";
import { type Connected, connect, eventOf, sendTo } from "./connected.ts";
import { expect, test } from "./fixtures.ts";

const SCRIPT = "<script>window.ranFromPayload=1</script>";
const IMAGE = "<img src=x onerror='window.ranFromPayload=1'>";
let odd: Connected;

test.beforeAll(async ({ api, receiver }) => {
  odd = await connect(api, "odd-payloads", `${receiver.url}/odd`);
});

/** Collects what a page must not have: scripts that ran, reports of the policy, errors. */
async function watch(page: Page): Promise<() => Promise<void>> {
  const faults: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("dialog", (dialog) => {
    faults.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) =>
      console.error(`policy ${event.violatedDirective} ${event.blockedURI}`),
    );
  });
  return async () => {
    expect(faults).toEqual([]);
    expect(await page.evaluate(() => "ranFromPayload" in window)).toBe(false);
  };
}

test("scripts in bodies, headers, paths, queries and answers are text", async ({
  api,
  receiver,
  dashboard: page,
}) => {
  const check = await watch(page);
  receiver.answer(() => ({ status: 500, headers: { "x-answer": IMAGE }, body: SCRIPT + IMAGE }));
  const body = JSON.stringify({ [SCRIPT]: IMAGE, url: "javascript:window.ranFromPayload=1" });
  const url = `${odd.url}/${encodeURIComponent(SCRIPT)}?q=${encodeURIComponent(IMAGE)}`;
  const id = await sendTo(url, { headers: { "x-odd": SCRIPT, "user-agent": IMAGE }, body });
  const event = await eventOf(api, id, ["FAILED"]);

  await page.goto(`/requests/${id}?tab=request`);
  await expect(page.getByRole("treeitem").filter({ hasText: SCRIPT })).toBeVisible();
  await expect(page.getByRole("cell", { name: SCRIPT })).toBeVisible();
  await expect(page.getByText("javascript:window.ranFromPayload=1")).toBeVisible();
  expect(await page.locator('a[href^="javascript:"], a[href^="data:"]').count()).toBe(0);
  await page.getByRole("button", { name: "Raw" }).click();
  await expect(page.getByLabel("Body as text")).toContainText(SCRIPT);

  await page.goto(`/events/${event.id}?tab=response`);
  await expect(page.getByLabel("Body as text")).toContainText(SCRIPT);
  await expect(page.getByRole("cell", { name: IMAGE })).toBeVisible();
  await check();
});

test("SVG and HTML are never shown, and are downloaded as plain text", async ({
  dashboard: page,
}) => {
  const check = await watch(page);
  const body = `<svg xmlns="http://www.w3.org/2000/svg" onload="window.ranFromPayload=1">${SCRIPT}</svg>`;
  const id = await sendTo(odd.url, { headers: { "content-type": "image/svg+xml" }, body });
  await page.goto(`/requests/${id}?tab=request`);
  await expect(page.getByLabel("Body as text")).toContainText("<svg");
  expect(await page.getByAltText("What the body holds").count()).toBe(0);
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download body" }).click();
  expect((await downloading).suggestedFilename()).toBe(`${id}.txt`);
  await check();
});

test("bytes are shown in hex, and a plain picture as one", async ({ dashboard: page }) => {
  const check = await watch(page);
  const pixel = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  );
  const id = await sendTo(odd.url, { headers: { "content-type": "image/png" }, body: pixel });
  await page.goto(`/requests/${id}?tab=request`);
  await expect(page.getByAltText("What the body holds")).toBeVisible();
  await expect(page.getByLabel("Body in hex")).toContainText("89 50 4e 47");
  await check();
});

test("what is hidden in text is shown", async ({ dashboard: page }) => {
  const check = await watch(page);
  const body = JSON.stringify({ "pay\u200bpal": "gpj.exe\u202e", n: "a\u001b[2J\u0000b" });
  const id = await sendTo(`${odd.url}?a=%0d%0a%7B%22level%22%3A%22error%22%7D`, { body });
  await page.goto(`/requests/${id}?tab=request`);
  const tree = page.getByRole("tree");
  await expect(tree).toContainText("pay\\u200bpal");
  await expect(tree).toContainText("gpj.exe\\u202e");
  await expect(tree).toContainText("a\\u001b[2J\\u0000b");
  await check();
});

test("numbers keep their digits, and names that come twice are there twice", async ({
  dashboard: page,
}) => {
  const id = await sendTo(odd.url, { body: '{"n":12345678901234567890,"a":1,"a":2}' });
  await page.goto(`/requests/${id}?tab=request`);
  await expect(page.getByText("12345678901234567890", { exact: true })).toBeVisible();
  await expect(page.getByRole("treeitem").filter({ hasText: "a:" })).toHaveCount(2);
});

test("five megabytes in one line, and two hundred thousand lines, stay usable", async ({
  dashboard: page,
}) => {
  const check = await watch(page);
  const line = JSON.stringify({ text: "x".repeat(5_000_000) });
  const lines = `[\n${Array.from({ length: 200_000 }, (_, at) => at).join(",\n")}\n]`;
  for (const body of [line, lines]) {
    const id = await sendTo(odd.url, { body });
    await page.goto(`/requests/${id}?tab=request`);
    const load = page.getByRole("button", { name: "Load body", exact: true });
    await expect(load.or(page.getByLabel("Body as text"))).toBeVisible();
    if (await load.isVisible()) await load.click();
    await expect(page.getByText(/Shown are the first/)).toBeVisible();
    await page.getByRole("button", { name: "Tree" }).click();
    await expect(page.getByRole("treeitem").first()).toBeVisible();
  }
  await check();
});
