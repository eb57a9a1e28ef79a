import { type Browser, test as base, type Page } from "@playwright/test";
import { createHttpReceiver, type HttpReceiver } from "#lib/testing/http-receiver.ts";
import { type Product, startProduct } from "./product.ts";

/** The account that the shared product starts with: owner of its organization. */
export const ADA = { email: "ada@example.com", password: "correct horse battery" } as const;
const API_KEY = "hd_e2e_key_of_the_shared_product";

/** Calls the API of the shared product with a key of its project; throws on an answer that is not 2xx. */
export type CallApi = (
  method: "GET" | "POST" | "PUT" | "DELETE",
  path: `/${string}`,
  body?: object,
  // biome-ignore lint/suspicious/noExplicitAny: each spec knows what it asked for
) => Promise<any>;

type Shared = {
  /** The product with an account, started once for all specs. Each spec makes what it needs under names of its own. */
  product: Product;
  /** The product before anybody has an account. */
  freshProduct: Product & { setupUrl: string };
  /** A real destination whose answers the test decides. */
  receiver: HttpReceiver;
  api: CallApi;
  /** Cookies of a browser in which Ada is signed in. */
  adaState: Awaited<ReturnType<Awaited<ReturnType<Browser["newContext"]>>["storageState"]>>;
};

type PerTest = {
  /** A page of the shared product on which Ada is signed in; paths are relative to it. */
  dashboard: Page;
};

export const test = base.extend<PerTest, Shared>({
  product: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's form
    async ({}, use) => {
      const product = await startProduct({
        SLUICE_INIT_EMAIL: ADA.email,
        SLUICE_INIT_PASSWORD: ADA.password,
        SLUICE_INIT_API_KEY: API_KEY,
      });
      await use(product);
      await product.stop();
    },
    { scope: "worker", timeout: 400_000 },
  ],
  freshProduct: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's form
    async ({}, use) => {
      const product = await startProduct();
      if (product.setupUrl === null)
        throw new Error("The banner has no link for the first account");
      await use({ ...product, setupUrl: product.setupUrl });
      await product.stop();
    },
    { scope: "worker", timeout: 400_000 },
  ],
  receiver: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's form
    async ({}, use) => {
      const receiver = await createHttpReceiver();
      await use(receiver);
      await receiver.close();
    },
    { scope: "worker" },
  ],
  api: [
    async ({ product }, use) => {
      await use(async (method, path, body) => {
        const response = await fetch(`${product.url}/latest${path}`, {
          method,
          headers: { authorization: `Bearer ${API_KEY}`, "content-type": "application/json" },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        const text = await response.text();
        if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
        return JSON.parse(text);
      });
    },
    { scope: "worker" },
  ],
  adaState: [
    async ({ browser, product }, use) => {
      const context = await browser.newContext({ baseURL: product.url });
      await signIn(await context.newPage(), ADA);
      const state = await context.storageState();
      await context.close();
      await use(state);
    },
    { scope: "worker" },
  ],
  dashboard: async ({ browser, product, adaState }, use) => {
    const context = await browser.newContext({
      baseURL: product.url,
      storageState: adaState,
      viewport: { width: 1440, height: 900 },
      reducedMotion: "reduce",
    });
    await use(await context.newPage());
    await context.close();
  },
});

/** Signs somebody in by password, on a page whose base is the product. */
export async function signIn(page: Page, who: { email: string; password: string }): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").first().fill(who.email);
  await page.getByLabel("Password").first().fill(who.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}

export { expect } from "@playwright/test";
