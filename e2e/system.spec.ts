import { readdir, readFile } from "node:fs/promises";
import { expectAccessible } from "./expect-accessible.ts";
import { expect, signIn, test } from "./fixtures.ts";
import { startProduct } from "./product.ts";

const BEN = { email: "ben@example.com", password: "another horse battery" };

/** Finds a process of this machine by the script that it runs and a setting in its environment. */
async function findProcess(script: string, port: string): Promise<number> {
  for (const name of await readdir("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const [command, settings] = await Promise.all(
      ["cmdline", "environ"].map((file) =>
        readFile(`/proc/${name}/${file}`, "utf8").catch(() => ""),
      ),
    );
    if (command?.includes(script) && settings?.split("\0").includes(`PORT=${port}`)) {
      return Number(name);
    }
  }
  throw new Error(`No process runs ${script}`);
}

test.describe("the system page", () => {
  test("shows processes, queues, disk use and what retention takes next", async ({
    dashboard: page,
    product,
  }) => {
    await page.request.post(product.sourceUrl, { data: { system: 1 } });
    await page.goto("/settings/system");
    await expect(page.getByRole("heading", { name: "System", level: 1 })).toBeVisible();
    const processes = page.getByRole("table", { name: "Processes" });
    await expect(processes.getByRole("row", { name: /Worker Alive/ })).toBeVisible();
    await expect(processes.getByRole("row", { name: /Web Alive/ })).toBeVisible();
    await expect(page.getByRole("table", { name: "Queues" })).toContainText("event.deliver");
    await expect(page.getByRole("table", { name: "Storage and retention" })).toContainText(
      "Bodies and headers",
    );
    await expect(page.getByText(/Next to go is \d{4}-\d\d-\d\d/)).toBeVisible();
    await expectAccessible(page);
  });

  test("every page says that nothing is delivered while no worker answers", async ({ browser }) => {
    test.setTimeout(240_000);
    const product = await startProduct({
      SLUICE_INIT_EMAIL: BEN.email,
      SLUICE_INIT_PASSWORD: BEN.password,
    });
    const worker = await findProcess("worker/main.ts", new URL(product.url).port);
    try {
      const context = await browser.newContext({ baseURL: product.url });
      const page = await context.newPage();
      await signIn(page, BEN);
      process.kill(worker, "SIGSTOP");
      const banner = page.getByText("Requests are accepted and stored, but not delivered.");
      await expect(banner).toBeVisible({ timeout: 90_000 });
      await expectAccessible(page);
      expect((await page.request.post(product.sourceUrl, { data: { kept: 1 } })).status()).toBe(
        200,
      );
      process.kill(worker, "SIGCONT");
      await expect(banner).toBeHidden({ timeout: 60_000 });
      await page.goto("/events");
      await expect(page.getByRole("row").nth(1)).toContainText("Successful");
      await context.close();
    } finally {
      await product.stop();
    }
  });
});
