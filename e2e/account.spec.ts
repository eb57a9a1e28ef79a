import { expectAccessible } from "./expect-accessible.ts";
import { enterByLink, expect, linkTo, test } from "./sign-in-world.ts";

test("the account is named, and its page is for everybody", async ({ visitor: page, world }) => {
  await enterByLink(page, world, "nora@team.example");
  await page.goto("/settings/account");
  await page.getByLabel("Name").fill("Nora");
  await page.getByRole("button", { name: "Save" }).first().click();
  await expect(page.getByText("Name saved")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Name")).toHaveValue("Nora");
  await expectAccessible(page);
});

test("another address counts once it is confirmed, and the old one is told", async ({
  visitor: page,
  world,
}) => {
  await enterByLink(page, world, "mona@team.example");
  await page.goto("/settings/account");
  const form = page.getByRole("form", { name: "E-mail" });
  await form.getByRole("textbox", { name: "E-mail" }).fill("mona@elsewhere.example");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Waits for mona@elsewhere.example to confirm")).toBeVisible();
  expect(await linkTo(world, "mona@team.example", 1)).toContain("/confirm-email/stop#");
  await page.goto(await linkTo(world, "mona@elsewhere.example"));
  await expectAccessible(page);
  await page.getByRole("button", { name: "Confirm this address" }).click();
  await expect(page.getByText("Sign in with mona@elsewhere.example")).toBeVisible();
  await page.goto("/settings/account");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("sessions end elsewhere, at once", async ({ visitor: page, world, browser }) => {
  const address = "sara@team.example";
  await enterByLink(page, world, address);
  const other = await (await browser.newContext({ baseURL: world.product.url })).newPage();
  await enterByLink(other, world, address);
  await page.goto("/settings/account");
  const list = page.getByRole("list", { name: "Sessions" });
  await expect(list.getByRole("listitem")).toHaveCount(2);
  await list.getByRole("button", { name: /^Sign out/ }).click();
  await expect(list.getByRole("listitem")).toHaveCount(1);
  await other.goto("/settings/account");
  await expect(other).toHaveURL(/\/sign-in/);
  await other.context().close();
});
