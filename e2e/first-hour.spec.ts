import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Page } from "@playwright/test";
import { request as send } from "undici";
import { expectAccessible } from "./expect-accessible.ts";
import { expect, test } from "./fixtures.ts";

const PASSWORD = "correct horse battery";
let page: Page;
/** Of the source that the second test makes. */
let ordersUrl: string;

async function post(url: string, body: object, headers = {}) {
  const response = await send(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  expect(response.statusCode).toBe(200);
  const { request_id } = (await response.body.json()) as { request_id: string };
  return request_id;
}

const firstRow = () => page.getByRole("row").nth(1);

test.describe.configure({ mode: "serial" });

test.describe("the first hour", () => {
  test.beforeAll(async ({ browser }) => {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      reducedMotion: "reduce",
    });
    page = await context.newPage();
  });
  test.afterAll(() => page.context().close());

  test("the printed link creates the first account, once", async ({
    freshProduct: product,
    browser,
  }) => {
    await page.goto(product.setupUrl);
    await page.getByLabel("Your name").fill("Ada");
    await page.getByLabel("E-mail").fill("ada@example.com");
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Create account" }).click();
    await expect(page.getByRole("heading", { name: "Get started" })).toBeVisible();

    const stranger = await browser.newPage();
    await stranger.goto(product.setupUrl);
    await expect(stranger.getByRole("button", { name: "Sign in" })).toBeVisible();
    await stranger.close();
  });

  test("Get started flips by itself when the first request arrives", async ({
    freshProduct: product,
  }) => {
    await expect(page.getByText(product.sourceUrl, { exact: true }).first()).toBeVisible();
    await expect(page.getByText("Listening.")).toBeVisible();
    await post(product.sourceUrl, { hello: "world" });
    await expect(page.getByText("It arrived")).toBeVisible();
    await expect(page.getByText("It was delivered")).toBeVisible();
  });

  test("a source, a destination and a connection are made in one form", async ({ receiver }) => {
    await page.getByRole("link", { name: "Connections", exact: true }).click();
    await page.getByRole("link", { name: "New connection" }).first().click();
    await page.getByLabel("Source name").fill("orders");
    await page.getByLabel("Destination name").fill("warehouse");
    await page.getByRole("button", { name: "Create connection" }).click();
    await expect(page.getByLabel("URL", { exact: true })).toHaveAttribute("aria-invalid", "true");
    await page.getByLabel("URL", { exact: true }).fill(`${receiver.url}/hook`);
    await page.getByRole("textbox", { name: "Interval" }).fill("600");
    await page.getByRole("button", { name: "Create connection" }).click();
    await expect(page.getByText("warehouse").first()).toBeVisible();

    await page.getByRole("link", { name: "Sources", exact: true }).click();
    await page.getByRole("link", { name: "orders" }).first().click();
    const shown = page.getByText(/^https?:\/\/\S+\/e\/\w+$/).first();
    ordersUrl = (await shown.textContent()) ?? "";
    expect(ordersUrl).toMatch(/\/e\/\w{20}$/);
  });

  test("request, event and attempt appear without a reload", async ({ receiver }) => {
    await page.getByRole("link", { name: "Events", exact: true }).click();
    await expect(page.getByRole("row")).toHaveCount(2);
    await post(`${ordersUrl}/created`, { order: 1 });
    await expect(page.getByRole("row")).toHaveCount(3);
    await expect(firstRow()).toContainText("warehouse");
    await expect(firstRow()).toContainText("Successful");
    await receiver.waitFor((hits) => hits.some((hit) => hit.url === "/hook/created"));

    await firstRow().click();
    await expect(page.getByText("First attempt")).toBeVisible();
    await page.getByRole("tab", { name: "Request" }).click();
    await expect(page.getByText("order").first()).toBeVisible();
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: "Requests", exact: true }).click();
    await expect(page.getByRole("row")).toHaveCount(3);
  });

  test("a failure shows the scheduled retry; after the repair a retry turns it green", async ({
    receiver,
  }) => {
    receiver.answer(() => ({ status: 500, body: "out of stock" }));
    await page.getByRole("link", { name: "Events", exact: true }).click();
    await post(ordersUrl, { order: 2 });
    await expect(firstRow()).toContainText("Failed");
    await firstRow().click();
    await expect(page.getByText(/Next attempt in/).first()).toBeVisible();
    await page.getByRole("tab", { name: "Response" }).click();
    await expect(page.getByText("out of stock")).toBeVisible();

    receiver.answer(() => ({ status: 200 }));
    await page.getByRole("button", { name: "Retry", exact: true }).click();
    await expect(firstRow()).toContainText("Successful");
    await page.getByRole("tab", { name: /Attempts/ }).click();
    await expect(page.getByText("Manual retry")).toBeVisible();
    await expect(page.getByText("First attempt")).toBeVisible();
  });

  test("the open panel and the filters are in the address: a reload shows the same", async () => {
    const status = await firstRow().textContent();
    await page.reload();
    await expect(page.getByText("Manual retry")).toBeVisible();
    await expect(firstRow()).toContainText("Successful");
    expect(status).toContain("Successful");
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: "Failed", exact: true }).click();
    await expect(page.getByText(/no match|No events|nothing/i).first()).toBeVisible();
  });

  test("a paused connection holds its events until it goes on", async ({ receiver }) => {
    const before = receiver.hits.length;
    await page.getByRole("link", { name: "Connections", exact: true }).click();
    await page.getByRole("button", { name: "Actions for orders → warehouse" }).click();
    await page.getByRole("menuitem", { name: "Pause connection" }).click();
    await expect(page.getByText("Connection paused")).toBeVisible();
    await expect(page.getByRole("main").getByText("Paused").first()).toBeVisible();
    const requestId = await post(ordersUrl, { order: 3 });
    await page.getByRole("link", { name: "Paused", exact: true }).click();
    await expect(firstRow()).toContainText("On hold");
    expect(receiver.hits).toHaveLength(before);
    await page.getByRole("link", { name: "Connections", exact: true }).click();
    await page.getByRole("button", { name: "Actions for orders → warehouse" }).click();
    await page.getByRole("menuitem", { name: "Unpause connection" }).click();
    await receiver.waitFor((hits) => hits.some((hit) => hit.requestId === requestId));
  });

  test("an odd payload stays text", async ({ freshProduct: product }) => {
    const attack =
      "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>";
    await post(
      `${product.sourceUrl}?q=%3Cscript%3E`,
      { [attack]: attack },
      { "x-odd": "a'\"><b>" },
    );
    await page.getByRole("link", { name: "Requests", exact: true }).click();
    await firstRow().click();
    await page.getByRole("tab", { name: "Request", exact: true }).click();
    await expect(page.getByText("x-odd").first()).toBeVisible();
    await expect(page.getByText("onerror").first()).toBeVisible();
    await expect(page).not.toHaveTitle(/owned/);
    await page.keyboard.press("Escape");
  });

  test("an API key made in the browser works, and stops at once when revoked", async ({
    freshProduct: product,
  }) => {
    await page.getByRole("link", { name: "Settings", exact: true }).click();
    await page.getByRole("link", { name: "API keys" }).first().click();
    await page.getByRole("button", { name: "New API key" }).click();
    await page.getByLabel("Name").fill("ci");
    await page.getByRole("button", { name: "Create key" }).click();
    const shown = page.getByRole("dialog").getByText(/^hd_/);
    const key = ((await shown.textContent()) ?? "").trim();
    const call = () =>
      send(`${product.url}/2026-09-01/events?limit=1`, {
        headers: { authorization: `Bearer ${key}` },
      });
    const answer = await call();
    expect(answer.statusCode).toBe(200);
    expect(await answer.body.json()).toMatchObject({ count: 1 });
    await page.getByRole("button", { name: "Done" }).click();
    await page.getByRole("button", { name: "Revoke ci" }).click();
    await page.getByRole("button", { name: "Revoke key" }).click();
    await expect.poll(async () => (await call()).statusCode).toBe(401);
  });

  test("an example of the API reference runs as it stands", async ({ freshProduct: product }) => {
    await page.goto(`${product.url}/api-reference?noun=sources`);
    await page.getByRole("button", { name: "Put a new key into the examples" }).click();
    const example = page.getByRole("region", { name: "List sources" }).getByText(/^curl /);
    await expect(example).toContainText("Bearer hd_");
    const command = (await example.textContent()) ?? "";
    const { stdout } = await promisify(execFile)("bash", [
      "-c",
      command.replace("curl", "curl -s"),
    ]);
    expect(JSON.parse(stdout)).toMatchObject({ models: expect.any(Array) });
  });

  for (const path of [
    "get-started",
    "connections",
    "connections/new",
    "sources",
    "destinations",
    "requests",
    "events",
    "settings/api-keys",
    "settings/signing-secret",
    "api-reference",
  ]) {
    test(`/${path} has no serious accessibility fault, light or dark, wide or phone`, async ({
      freshProduct: product,
    }) => {
      await page.goto(`${product.url}/${path}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectAccessible(page);
    });
  }

  test("signing out ends the session", async ({ freshProduct: product }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(`${product.url}/events`);
    await page.getByRole("button", { name: "Account ada@example.com" }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
    await page.goto(`${product.url}/events`);
    await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
    await page.getByLabel("E-mail").fill("ada@example.com");
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("heading", { name: "Events" })).toBeVisible();
  });
});
