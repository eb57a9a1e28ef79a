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
    await page.keyboard.press("Enter");
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

  test("are filtered, sorted and shown over time, and several are worked on at once", async ({
    dashboard: page,
    api,
    receiver,
  }) => {
    test.setTimeout(180_000);
    receiver.answer((hit) => ({ status: hit.url.startsWith("/many-hook") ? 500 : 200 }));
    for (const name of ["many-hook-a", "many-hook-b"]) {
      const connection = await api("POST", "/connections", {
        name,
        source: { name },
        destination: { name, type: "HTTP", config: { url: `${receiver.url}/${name}` } },
      });
      await page.request.post(connection.source.url, { data: {} });
      if (name.endsWith("b")) await page.request.post(connection.source.url, { data: {} });
    }
    await expect
      .poll(async () => (await api("GET", "/issues?search=many-hook")).count, { timeout: 30_000 })
      .toBe(2);
    const rows = page.getByRole("link", { name: /^Issue iss_/ });

    await page.goto("/issues?search=many-hook");
    await expect(rows).toHaveCount(2);
    await expect(page.getByText("2 issues", { exact: true })).toBeVisible();
    await expect
      .poll(async () => (await api("GET", "/issues/histogram?search=many-hook")).total)
      .toBe(3);
    const time = page.getByRole("region", { name: "Occurrences of issues over time" });
    await expect(time.getByText("Open", { exact: true })).toBeVisible();
    await page.getByRole("button", { name: "Count", exact: true }).click();
    await expect(page).toHaveURL(/sort=occurrences/);
    await expect(page.getByRole("columnheader", { name: "Count" })).toHaveAttribute(
      "aria-sort",
      "descending",
    );
    await expect(page.getByRole("row").nth(1)).toContainText("many-hook-b");
    await page.getByRole("button", { name: "Status", exact: true }).click();
    await page.getByRole("checkbox", { name: "Open" }).click();
    await page.keyboard.press("Escape");
    await expect(page).toHaveURL(/status=OPENED/);
    await page.getByRole("button", { name: "Columns", exact: true }).click();
    await page.getByRole("checkbox", { name: "First seen" }).click();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("columnheader", { name: "First seen" })).toBeVisible();
    await page.reload();
    await expect(page.getByRole("columnheader", { name: "First seen" })).toBeVisible();
    await expect(rows).toHaveCount(2);

    await page.getByRole("checkbox", { name: "Tick every row that is loaded" }).click();
    const bar = page.getByRole("region", { name: "Ticked issues" });
    await expect(bar).toContainText("2 issues ticked");
    await expectAccessible(page);
    await bar.getByRole("button", { name: "Resolve" }).click();
    await expect(page.getByText("2 issues resolved")).toBeVisible();
    await expect(page.getByText("No issues match these filters")).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(rows).toHaveCount(2);
    const { models } = await api("GET", "/issues?search=many-hook");
    expect(models.map(({ status }: { status: string }) => status)).toEqual(["OPENED", "OPENED"]);

    await page
      .getByRole("checkbox", { name: /^Tick Issue/ })
      .first()
      .click();
    await bar.getByRole("button", { name: "Assign" }).click();
    await page.getByRole("menuitem").first().click();
    await expect(page.getByText("1 issue assigned")).toBeVisible();
    await page.goto("/issues?search=many-hook&assignee=none");
    await expect(rows).toHaveCount(1);
  });

  test("are selected, sorted and shown with more on a phone", async ({ dashboard: page, api }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto("/issues?search=many-hook");
    const rows = page.getByRole("link", { name: /^Issue iss_/ });
    await expect(rows).toHaveCount(2);
    const more = page.getByRole("button", { name: "Issues: more actions" });
    expect((await more.boundingBox())?.width).toBeGreaterThanOrEqual(44);
    await more.click();
    const sheet = page.getByRole("dialog", { name: "Issues" });
    await expectAccessible(page, [390]);
    await sheet.getByLabel("By count").check();
    await expect(page).toHaveURL(/sort=occurrences/);
    await sheet.getByRole("button", { name: "Columns", exact: true }).click();
    const columns = page.getByRole("dialog", { name: "Columns" });
    await columns.getByRole("checkbox", { name: "First seen" }).click();
    await columns.getByRole("button", { name: "Show the list" }).click();
    await expect(page.getByRole("row").first()).toContainText("First seen");
    await more.click();
    await sheet.getByRole("button", { name: "Select rows" }).click();
    const boxes = page.getByRole("checkbox", { name: /^Tick Issue/ });
    await expect(boxes).toHaveCount(2);
    await page.getByRole("row", { name: /many-hook-a answers 500/ }).click();
    await expect(page.getByText("1 issue ticked")).toBeVisible();
    await expectAccessible(page, [390]);
    await page.getByRole("button", { name: "Acknowledge" }).click();
    await expect(page.getByText("1 issue acknowledged")).toBeVisible();
    await expect(boxes).toHaveCount(0);
    const { count } = await api("GET", "/issues?search=many-hook&status=ACKNOWLEDGED");
    expect(count).toBe(1);
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
