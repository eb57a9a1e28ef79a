import { test as base, type Page } from "@playwright/test";
import { type MailServer, startMailServer } from "#lib/testing/mail-server.ts";
import { OIDC_CLIENT, startOidcServer } from "#lib/testing/oidc-server.ts";
import { type Product, startProduct } from "./product.ts";

/** The account that this product starts with. */
export const OWNER = { email: "owner@example.com", password: "correct horse battery" } as const;

type World = {
  /** The product with a mail server and an OpenID Connect provider; people of team.example may make accounts. */
  product: Product;
  mail: MailServer;
};

export const test = base.extend<{ visitor: Page }, { world: World }>({
  world: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's form
    async ({}, use) => {
      const mail = await startMailServer();
      const oidc = await startOidcServer("team.example");
      const product = await startProduct({
        SLUICE_INIT_EMAIL: OWNER.email,
        SLUICE_INIT_PASSWORD: OWNER.password,
        SMTP_URL: mail.url,
        SLUICE_OIDC_ISSUER: oidc.issuer,
        SLUICE_OIDC_CLIENT_ID: OIDC_CLIENT.id,
        SLUICE_OIDC_CLIENT_SECRET: OIDC_CLIENT.secret,
        SLUICE_OIDC_NAME: "Example ID",
        SLUICE_SIGN_UP_DOMAINS: "team.example",
        SLUICE_SIGN_UP_ROLE: "member",
      });
      oidc.open(`${product.url}/api/auth/callback/oidc`);
      await use({ product, mail });
      await product.stop();
      await oidc.close();
      await mail.close();
    },
    { scope: "worker", timeout: 400_000 },
  ],
  /** A page of a browser that nobody is signed in with; paths are relative to the product. */
  visitor: async ({ browser, world }, use) => {
    const context = await browser.newContext({
      baseURL: world.product.url,
      viewport: { width: 1440, height: 900 },
      reducedMotion: "reduce",
    });
    await use(await context.newPage());
    await context.close();
  },
});

/** Returns the link in the mail to this address that comes after `count` others. */
export async function linkTo({ mail }: World, address: string, count = 0): Promise<string> {
  const { text = "" } = await mail.next(address, count);
  const [link] = /https?:\S+/.exec(text) ?? [];
  if (!link) throw new Error(`no link in the mail to ${address}`);
  return link;
}

/** Signs somebody of team.example in by a mailed link, which makes their account the first time. */
export async function enterByLink(page: Page, world: World, address: string): Promise<void> {
  const before = world.mail.mails.filter((mail) => mail.recipients.includes(address)).length;
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(address);
  await page.getByRole("button", { name: "E-mail me a link instead" }).click();
  await page.getByRole("heading", { name: "Look into your mail" }).waitFor();
  await page.goto(await linkTo(world, address, before));
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

export { expect } from "@playwright/test";
