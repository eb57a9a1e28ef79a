import { createHookdeckCli } from "#lib/testing/hookdeck-cli.ts";
import { expectAccessible } from "./expect-accessible.ts";
import { expect, test } from "./fixtures.ts";

test("a command line that waits is let in from the browser, once", async ({
  dashboard: page,
  product,
}) => {
  const cli = await createHookdeckCli(product.url);
  try {
    const login = cli.start(["login"]);
    const ended = new Promise<number | null>((resolve) => login.once("exit", resolve));
    let output = "";
    const link = new Promise<string>((resolve) => {
      const read = (chunk: Buffer) => {
        output += chunk.toString();
        const url = /https?:\/\/\S+\/cli-login\?code=[\w-]+/.exec(output)?.[0];
        if (url) resolve(url);
      };
      login.stdout.on("data", read);
      login.stderr.on("data", read);
    });
    login.stdin.write("\n");
    const url = new URL(await link);

    await page.goto(url.pathname + url.search);
    await expect(page.getByText("asks to act for you")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Let it in" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Signed in." })).toBeVisible();
    expect([await ended, output]).toEqual([0, expect.stringContaining("ada@example.com")]);
    const who = await cli.run(["whoami"]);
    expect([who.code, who.output]).toEqual([0, expect.stringContaining("ada@example.com")]);

    await page.reload();
    await expect(page.getByText("This link is over or was used.")).toBeVisible();
    await page.goto("/settings/account");
    await expect(
      page.getByRole("list", { name: "Command lines" }).getByRole("listitem"),
    ).toHaveCount(1);
  } finally {
    await cli.close();
  }
});
