import { expectAccessible } from "./expect-accessible.ts";
import { expect, test } from "./fixtures.ts";

test.describe("metrics", () => {
  test("draws what came in, as a chart and as a table, and keeps its range in the URL", async ({
    dashboard: page,
    api,
  }) => {
    const { source } = await api("PUT", "/connections", {
      name: "counted",
      source: { name: "counted-source" },
      destination: { name: "counted-destination", type: "MOCK_API" },
    });
    await page.request.post(source.url, { data: { counted: 1 } });
    await page.goto("/metrics?range=1h");
    const requests = page.getByRole("region", { name: "Requests", exact: true }).first();
    await expect(requests.locator("svg.recharts-surface")).toBeVisible();
    await requests.getByRole("button", { name: "Show Requests as table" }).click();
    const table = requests.getByRole("table", { name: "Requests" });
    await expect(table.getByRole("columnheader", { name: "Accepted" })).toBeVisible();
    await expect(table.getByRole("row")).not.toHaveCount(1);

    await page.getByRole("button", { name: "Compare with before" }).click();
    await expect(page).toHaveURL(/compare=true/);
    await expect(
      table.getByRole("columnheader", { name: "Requests, period before" }),
    ).toBeVisible();

    await page.getByRole("button", { name: "Last hour" }).click();
    await page.getByRole("menuitemradio", { name: "Last 7 days" }).click();
    await expect(page).toHaveURL(/range=7d/);
    await table
      .getByRole("button", { name: /^Zoom to / })
      .first()
      .focus();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/from=/);
    await page.getByRole("button", { name: "Zoom out" }).click();
    await expect(page).not.toHaveURL(/from=/);
  });

  test("splits by source what can be split, and says of the rest that it cannot", async ({
    dashboard: page,
    api,
  }) => {
    const source = await api("PUT", "/sources", { name: "split-source" });
    // Only the sources with the most requests have a colour of their own, and other specs send too.
    for (let round = 0; round < 10; round += 1)
      await Promise.all(
        Array.from({ length: 12 }, () => page.request.post(source.url, { data: { split: 1 } })),
      );
    await page.goto("/metrics?range=1h&split=source");
    await expect(page.getByText("Cannot be split by source.").first()).toBeVisible();
    await expect(async () => {
      await page.reload();
      const requests = page.getByRole("region", { name: "Requests", exact: true }).first();
      await expect(requests.getByText("split-source")).toBeVisible({ timeout: 4_000 });
    }).toPass();
  });

  test("has no serious accessibility fault", async ({ dashboard: page }) => {
    await page.goto("/metrics?compare=true");
    await expect(page.locator("svg.recharts-surface").first()).toBeVisible();
    await page.getByRole("button", { name: "Show Attempts as table" }).click();
    await expectAccessible(page);
  });
});
