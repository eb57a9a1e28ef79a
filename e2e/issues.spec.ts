import { expectAccessible } from "./expect-accessible.ts";
import { expect, test } from "./fixtures.ts";

test.describe("issues", () => {
  test("open from failures, are worked on, and end with a retry of all that is affected", async ({
    dashboard: page,
    api,
    product,
    receiver,
  }) => {
    test.setTimeout(180_000);
    let status = 500;
    receiver.answer((hit) => ({ status: hit.url.startsWith("/issue-hook") ? status : 200 }));
    const connection = await api("POST", "/connections", {
      name: "issue-hook",
      source: { name: "issue-hook" },
      destination: {
        name: "issue-hook",
        type: "HTTP",
        config: { url: `${receiver.url}/issue-hook` },
      },
    });
    for (let n = 0; n < 3; n += 1) {
      await page.request.post(connection.source.url, { data: { n } });
    }

    await page.goto("/issues?search=issue-hook");
    const row = page.getByRole("link", { name: /^Issue iss_/ });
    await expect(row).toHaveCount(1, { timeout: 30_000 });
    await expect(page.getByText("issue-hook -> issue-hook answers 500").first()).toBeVisible();
    await expect(page.getByRole("navigation", { name: "Main" })).toContainText(/\d+ open/);
    await expectAccessible(page);

    await page.keyboard.press("j");
    const panel = page.getByRole("region", { name: "Issue", exact: true });
    await expect(panel.getByText("are answered with HTTP 500")).toBeVisible();
    await page.keyboard.press("a");
    await expect(page.getByText("Issue acknowledged")).toBeVisible();
    await expect(panel.getByText("Acknowledged").first()).toBeVisible();

    const issueId = new URL(page.url()).searchParams.get("id") ?? (await firstId(api));
    await page.goto(`/issues/${issueId}`);
    await page
      .getByLabel("Comment", { exact: true })
      .fill(
        "1. **Restart** it\n\n<img src=x onerror=alert(1)> ![x](https://example.invalid/x.png)",
      );
    await page.getByRole("button", { name: "Comment" }).click();
    const comment = page.getByRole("article");
    await expect(comment.locator("strong")).toHaveText("Restart");
    await expect(comment.locator("img")).toHaveCount(0);
    await page.getByRole("tab", { name: "Affected events" }).click();
    await expect(page.getByRole("tabpanel").getByRole("link")).toHaveCount(3);
    await expectAccessible(page);

    status = 200;
    await page.getByRole("button", { name: "Resolve and retry all affected events" }).click();
    await expect(page.getByText("Last retry: 3 events sent again.")).toBeVisible({
      timeout: 30_000,
    });
    await expect(page.getByText("Resolved").first()).toBeVisible();
    expect(product.url).toBeTruthy();
  });

  test("are acknowledged on a phone", async ({ dashboard: page, api, receiver }) => {
    test.setTimeout(120_000);
    receiver.answer((hit) => ({ status: hit.url.startsWith("/phone-hook") ? 502 : 200 }));
    const connection = await api("POST", "/connections", {
      name: "phone-hook",
      source: { name: "phone-hook" },
      destination: {
        name: "phone-hook",
        type: "HTTP",
        config: { url: `${receiver.url}/phone-hook` },
      },
    });
    await page.request.post(connection.source.url, { data: {} });
    await expect
      .poll(async () => (await api("GET", "/issues?search=phone-hook")).models.length)
      .toBe(1);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto("/issues?search=phone-hook");
    await page.getByRole("link", { name: /^Issue iss_/ }).click({ timeout: 30_000 });
    await page.getByRole("button", { name: "Acknowledge" }).click();
    await expect(page.getByText("Issue acknowledged")).toBeVisible();
  });
});

type Api = (method: "GET", path: `/${string}`) => Promise<{ models: { id: string }[] }>;

async function firstId(api: Api): Promise<string> {
  return (await api("GET", "/issues?search=issue-hook")).models[0]?.id ?? "";
}
