import type { Page } from "@playwright/test";
import { expectAccessible } from "./expect-accessible.ts";
import { expect, test } from "./fixtures.ts";

/** Fills in a new key, as far as every test has to. */
async function startKey(page: Page, path: string, label: string): Promise<void> {
  await page.goto(path);
  await page.getByRole("button", { name: "New API key" }).click();
  await page.getByLabel("Name").fill(label);
}

/** Reads the secret that is shown this once. */
async function shownKey(page: Page): Promise<string> {
  const dialog = page.getByRole("dialog", { name: "Copy your API key" });
  const key = await dialog.getByText(/^hd_/).textContent();
  return (key ?? "").trim();
}

const statusOf = async (url: string, key: string, init: RequestInit = {}): Promise<number> =>
  (await fetch(url, { ...init, headers: { authorization: `Bearer ${key}`, ...init.headers } }))
    .status;

test("a key with one scope may do that and nothing else, from the moment that it is shown", async ({
  dashboard,
  product,
}) => {
  const api = `${product.url}/2026-09-01`;
  await startKey(dashboard, "/settings/api-keys", "scoped");
  await dashboard.getByRole("button", { name: "Only what I choose" }).click();
  await dashboard.getByRole("button", { name: "Create key" }).click();
  await expect(dashboard.getByText("Choose at least one")).toBeVisible();
  await expectAccessible(dashboard);
  await dashboard.getByRole("checkbox", { name: "Read Sources" }).click();
  await dashboard.getByRole("combobox", { name: "Expires" }).click();
  await dashboard.getByRole("option", { name: "In 30 days" }).click();
  await dashboard.getByRole("button", { name: "Create key" }).click();

  const key = await shownKey(dashboard);
  await expect(dashboard.getByText(/^curl /)).toContainText(`${api}/sources`);
  await expectAccessible(dashboard);
  expect(await statusOf(`${api}/sources`, key)).toBe(200);
  expect(await statusOf(`${api}/destinations`, key)).toBe(403);
  expect(await statusOf(`${api}/sources`, key, { method: "POST", body: '{"name":"no"}' })).toBe(
    403,
  );

  await dashboard.getByRole("button", { name: "Done" }).click();
  const row = dashboard.getByRole("row", { name: /^scoped/ });
  await expect(row).toContainText(`${key.slice(0, 7)}…${key.slice(-4)}`);
  await expect(row).toContainText("Project key");
  await row.getByRole("button", { name: "Scopes of scoped" }).click();
  await expect(dashboard.getByText("gateway.sources.read")).toBeVisible();
  await dashboard.keyboard.press("Escape");
  await expectAccessible(dashboard);
});

test("a rolled key works beside the new one for the overlap, and not at all without one", async ({
  dashboard,
  product,
}) => {
  const url = `${product.url}/2026-09-01/events?limit=1`;
  await startKey(dashboard, "/settings/api-keys", "rolling");
  await dashboard.getByRole("button", { name: "Create key" }).click();
  const first = await shownKey(dashboard);
  await dashboard.getByRole("button", { name: "Done" }).click();

  await dashboard.getByRole("button", { name: "Roll rolling" }).click();
  await dashboard.getByRole("combobox", { name: "The old key stays in force for" }).click();
  await dashboard.getByRole("option", { name: "1 hour" }).click();
  await expectAccessible(dashboard);
  await dashboard.getByRole("button", { name: "Roll key" }).click();
  const second = await shownKey(dashboard);
  await expect(dashboard.getByText("The old key works too")).toBeVisible();
  expect(second).not.toBe(first);
  expect([await statusOf(url, first), await statusOf(url, second)]).toEqual([200, 200]);
  await dashboard.getByRole("button", { name: "Done" }).click();
  const rows = dashboard.getByRole("row", { name: /^rolling/ });
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(1)).toContainText(/in (1 ?h|\d+ ?m)/);

  await rows.nth(0).getByRole("button", { name: "Roll rolling" }).click();
  await dashboard.getByRole("combobox", { name: "The old key stays in force for" }).click();
  await dashboard.getByRole("option", { name: "Not at all" }).click();
  await dashboard.getByRole("button", { name: "Roll key" }).click();
  const third = await shownKey(dashboard);
  await expect(dashboard.getByText("The old key is refused from now on.")).toBeVisible();
  expect([await statusOf(url, second), await statusOf(url, third)]).toEqual([401, 200]);
});

test("a revoked key is refused from its next call on", async ({ dashboard, product }) => {
  const url = `${product.url}/2026-09-01/events?limit=1`;
  await startKey(dashboard, "/settings/api-keys", "leaked");
  await dashboard.getByRole("button", { name: "Create key" }).click();
  const key = await shownKey(dashboard);
  expect(await statusOf(url, key)).toBe(200);
  await dashboard.getByRole("button", { name: "Done" }).click();
  await dashboard.getByRole("button", { name: "Revoke leaked" }).click();
  await expect(dashboard.getByText("refused from their next call on")).toBeVisible();
  await expectAccessible(dashboard);
  await dashboard.getByRole("button", { name: "Revoke key" }).click();
  await expect(dashboard.getByText("API key revoked")).toBeVisible();
  await expect(dashboard.getByRole("row", { name: /^leaked/ })).toHaveCount(0);
  expect(await statusOf(url, key)).toBe(401);
});

test("a key of the organization works in the projects that were chosen", async ({
  dashboard,
  product,
}) => {
  await startKey(dashboard, "/settings/organization-api-keys", "fleet");
  await dashboard.getByRole("button", { name: "Only some" }).click();
  await dashboard.getByRole("button", { name: "Create key" }).click();
  await expect(dashboard.getByText("Choose at least one project")).toBeVisible();
  await dashboard.getByRole("region", { name: "Where it works" }).getByRole("checkbox").click();
  await expectAccessible(dashboard);
  await dashboard.getByRole("button", { name: "Create key" }).click();
  const key = await shownKey(dashboard);
  expect(key).toMatch(/^hd_org_/);
  const command = (await dashboard.getByText(/^curl /).textContent()) ?? "";
  const projectId = /x-team-id: (\w+)/.exec(command)?.[1] ?? "";
  const url = `${product.url}/2026-09-01/events?limit=1`;
  expect(await statusOf(url, key, { headers: { "x-team-id": projectId } })).toBe(200);
  await dashboard.getByRole("button", { name: "Done" }).click();
  const row = dashboard.getByRole("row", { name: /^fleet/ });
  await expect(row).toContainText("Organization key");
  await expect(row.getByRole("button", { name: "Projects of fleet" })).toHaveText("1 project");
  await expectAccessible(dashboard);
});

test("whoever let a command line in sees it under their account, and ends it there", async ({
  dashboard,
  product,
}) => {
  const started = await fetch(`${product.url}/latest/cli-auth`, {
    method: "POST",
    body: JSON.stringify({ device_name: "lovelace-laptop" }),
  });
  const { browser_url, poll_url } = await started.json();
  const { pathname, search } = new URL(browser_url);
  await dashboard.goto(`${pathname}${search}`);
  await dashboard.getByRole("button", { name: "Let it in" }).click();
  await expect(dashboard.getByText("Signed in. Go back to the command line")).toBeVisible();
  const poll = new URL(poll_url);
  const { key } = await (await fetch(`${product.url}${poll.pathname}${poll.search}`)).json();
  const url = `${product.url}/latest/cli-auth/validate`;
  expect(await statusOf(url, key)).toBe(200);

  await dashboard.goto("/settings/account");
  await expect(dashboard.getByRole("list", { name: "Command lines" })).toContainText(
    "lovelace-laptop",
  );
  await expectAccessible(dashboard);
  await dashboard.getByRole("button", { name: "Revoke lovelace-laptop" }).click();
  await dashboard.getByRole("button", { name: "Revoke command line" }).click();
  await expect(dashboard.getByText("Command line revoked")).toBeVisible();
  expect(await statusOf(url, key)).toBe(401);
});
