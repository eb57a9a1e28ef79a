import { test as base } from "@playwright/test";
import { createHttpReceiver, type HttpReceiver } from "#lib/testing/http-receiver.ts";
import { type Product, startProduct } from "./product.ts";

type Shared = {
  /** The product, started once for all specs. */
  product: Product;
  /** A real destination whose answers the test decides. */
  receiver: HttpReceiver;
};

export const test = base.extend<object, Shared>({
  product: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's form
    async ({}, use) => {
      const product = await startProduct();
      await use(product);
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
});

export { expect } from "@playwright/test";
