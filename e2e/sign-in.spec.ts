import type { Locator, Page } from "@playwright/test";
import { totpCode } from "#lib/domain/accounts/totp.ts";
import { expectAccessible } from "./expect-accessible.ts";
import { signIn } from "./fixtures.ts";
import { enterByLink, expect, linkTo, OWNER, test } from "./sign-in-world.ts";

/** Reads a secret as authenticator apps do. */
function fromBase32(text: string): Buffer {
  const bits = [...text]
    .map((char) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(char).toString(2).padStart(5, "0"))
    .join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** Does in the dialog what its reader does with an app; returns the recovery codes that it shows then. */
async function scanAndType(page: Page): Promise<Locator> {
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("img", { name: "QR code" })).toBeVisible();
  const secret = fromBase32((await dialog.getByTestId("totp-secret").textContent()) ?? "");
  await expectAccessible(page);
  await dialog.getByRole("textbox", { name: "Code" }).fill(totpCode(secret, Date.now()));
  await dialog.getByRole("button", { name: "Turn on" }).click();
  const listed = page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await expect(listed).toHaveCount(10);
  return listed;
}

test("a password opens the dashboard, a wrong one says so", async ({ visitor: page }) => {
  await page.goto("/sign-in?callbackUrl=//evil.example");
  await page.getByLabel("E-mail").fill(OWNER.email);
  await page.getByLabel("Password").fill("wrong");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("alert").first()).toContainText("E-mail or password is wrong.");
  await expectAccessible(page);
  await page.getByLabel("Password").fill(OWNER.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("button", { name: `Account ${OWNER.email}` })).toBeVisible();
  expect(new URL(page.url()).hostname).toBe("localhost");
});

test("a mailed link signs in once, and not the program that looks into mail first", async ({
  visitor: page,
  world,
  browser,
}) => {
  const address = "linda@team.example";
  await page.goto("/sign-in?callbackUrl=%2Fsettings%2Faccount");
  await page.getByLabel("E-mail").fill(address);
  await page.getByRole("button", { name: "E-mail me a link instead" }).click();
  await expect(page.getByRole("heading", { name: "Look into your mail" })).toBeVisible();
  const link = await linkTo(world, address);
  expect(link.startsWith(world.product.url)).toBe(true);
  expect((await fetch(link)).status).toBe(200);

  await page.goto(link);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Account", exact: true })).toBeVisible();

  const elsewhere = await browser.newPage();
  await elsewhere.goto(link);
  await elsewhere.getByRole("button", { name: "Sign in" }).click();
  await expect(elsewhere.getByRole("alert").first()).toContainText("Ask for a new one");
  await elsewhere.goto(`${world.product.url}/sign-in/link`);
  await expect(elsewhere.getByRole("heading")).toHaveText("This link is not complete");
  await elsewhere.close();
});

test("a forgotten password is set anew, and ends other sessions", async ({
  visitor: page,
  world,
  browser,
}) => {
  const address = "rita@team.example";
  await enterByLink(page, world, address);
  const other = await (await browser.newContext({ baseURL: world.product.url })).newPage();
  await other.goto("/sign-in");
  await other.getByRole("link", { name: "Forgot password?" }).click();
  // Both pages have a field of that name.
  await expect(other.getByRole("heading", { name: "Forgot password" })).toBeVisible();
  await other.getByLabel("E-mail").fill(address);
  await expectAccessible(other);
  await other.getByRole("button", { name: "E-mail me the link" }).click();
  await other.goto(await linkTo(world, address, 1));
  await other.getByLabel("New password").fill("short");
  await other.getByRole("button", { name: "Set password" }).click();
  await expect(other.getByText(/at least 8 characters/i).last()).toBeVisible();
  await other.getByLabel("New password").fill("a new long password");
  await expectAccessible(other);
  await other.getByRole("button", { name: "Set password" }).click();
  await other.getByRole("link", { name: "Sign in" }).click();
  await signIn(other, { email: address, password: "a new long password" });
  await page.goto("/settings/account");
  await expect(page).toHaveURL(/\/sign-in/);
  await other.context().close();
});

test("two-step sign-in asks for a code, and takes a recovery code in its place", async ({
  visitor: page,
  world,
}) => {
  test.slow();
  const address = "tom@team.example";
  await enterByLink(page, world, address);
  await page.goto("/settings/account");
  await page.getByRole("button", { name: "Turn on" }).click();
  const listed = await scanAndType(page);
  const codes = await listed.allTextContents();
  await page.getByRole("button", { name: "I have kept them" }).click();
  await expect(page.getByText("recovery codes left")).toBeVisible();

  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(address);
  await page.getByRole("button", { name: "E-mail me a link instead" }).click();
  await page.getByRole("heading", { name: "Look into your mail" }).waitFor();
  // Between the two links there is the mail that tells of the second factor.
  await page.goto(await linkTo(world, address, 2));
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Second step" })).toBeVisible();
  await expectAccessible(page);
  await page.goto("/settings/account");
  await expect(page.getByRole("heading", { name: "Second step" })).toBeVisible();
  await page.getByLabel("Code").fill("000000");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("This code is wrong or was used")).toBeVisible();
  await page.getByRole("button", { name: "Use a recovery code" }).click();
  await page.getByLabel("Recovery code").fill(codes[0] ?? "");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("recovery codes left")).toContainText("9");
});

test("a provider signs in whom it vouches for, and takes no account over", async ({
  visitor: page,
  world,
}) => {
  const provide = async (name: string) => {
    await page.getByRole("button", { name: "Continue with Example ID" }).click();
    await page.locator("input[name=login]").fill(name);
    await page.locator("input[name=password]").fill("any");
    await page.locator("button[type=submit]").click();
    await page.getByRole("button", { name: "Continue" }).click();
    await page.waitForURL((url) => url.origin === world.product.url);
  };
  await page.goto("/sign-in?callbackUrl=%2Fsettings%2Faccount");
  await provide("olga");
  await expect(page.getByRole("textbox", { name: "E-mail" })).toHaveValue("olga@team.example");
  await expect(page.getByRole("button", { name: "Disconnect" })).toBeVisible();

  // Now Olga sets a password of her own, and another name at the provider gets no verified address.
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await provide("unverified-olga");
  await expect(page.getByRole("alert").first()).toContainText("does not vouch for your e-mail");
});

test("an account with a password is linked by its owner alone", async ({
  visitor: page,
  world,
}) => {
  await enterByLink(page, world, "paul@team.example");
  await page.goto("/settings/account");
  await page.getByLabel("New password").fill("a long enough password");
  await page
    .locator("form")
    .filter({ hasText: "New password" })
    .getByRole("button", { name: "Save" })
    .click();
  await expect(page.getByText("Password saved")).toBeVisible();
  const atProvider = async () => {
    await page.locator("input[name=login]").fill("paul");
    await page.locator("input[name=password]").fill("any");
    await page.locator("button[type=submit]").click();
    await page.getByRole("button", { name: "Continue" }).click();
    await page.waitForURL((url) => url.origin === world.product.url);
  };
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Continue with Example ID" }).click();
  await atProvider();
  await expect(page.getByRole("alert").first()).toContainText(
    "There is an account with that e-mail",
  );

  await page.context().clearCookies();
  await page.context().addCookies(cookies);
  await page.goto("/settings/account");
  await page.getByRole("button", { name: "Connect" }).click();
  await atProvider();
  await expect(page.getByRole("button", { name: "Disconnect" })).toBeVisible();
});

test("an owner asks members for a second factor, and nothing else opens to those without", async ({
  visitor: page,
  world,
  browser,
}) => {
  test.slow();
  const context = await browser.newContext({ baseURL: world.product.url });
  const member = await context.newPage();
  await enterByLink(member, world, "mona@team.example");

  await signIn(page, OWNER);
  await page.goto("/settings/organization");
  const rule = page.getByRole("switch", { name: "Members need two-step sign-in" });
  await expect(rule).toBeDisabled();
  await page.getByText("Turn it on for yourself first").getByRole("link").click();
  await page.getByRole("button", { name: "Turn on" }).click();
  await scanAndType(page);
  await page.getByRole("button", { name: "I have kept them" }).click();
  await page.goto("/settings/organization");
  await rule.click();
  await expect(page.getByText("Members need two-step sign-in now")).toBeVisible();
  await page.goto("/settings/members");
  const row = page.getByRole("row").filter({ hasText: "mona@team.example" });
  await expect(row).toContainText("Off");
  await expectAccessible(page);

  await member.goto("/connections");
  await expect(member.getByRole("heading", { name: "Set up two-step sign-in" })).toBeVisible();
  await expectAccessible(member);
  expect((await member.request.get("/2026-09-01/connections")).status()).toBe(403);
  await member.getByRole("button", { name: "Set up" }).click();
  await scanAndType(member);
  await member.getByRole("button", { name: "I have kept them" }).click();
  await expect(member.getByRole("heading", { name: "Connections" })).toBeVisible();
  await page.reload();
  await expect(row).toContainText("On");
  await context.close();

  await page.goto("/settings/organization");
  await rule.click();
  await expect(page.getByText("Two-step sign-in is up to members")).toBeVisible();
});
