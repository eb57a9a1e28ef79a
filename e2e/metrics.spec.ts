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
    await page.getByRole("button", { name: "Last 7 days" }).click();
    await expect(page).toHaveURL(/range=7d/);
    await table
      .getByRole("button", { name: /^Zoom to / })
      .first()
      .focus();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/from=/);
    await page.getByRole("button", { name: "Zoom out" }).click();
    await expect(page).not.toHaveURL(/from=/);
    await expect(page.getByRole("button", { name: "Last 7 days" })).toBeVisible();
  });

  test("takes a range as it is typed, and the addresses of before", async ({ dashboard: page }) => {
    await page.goto("/metrics");
    await page.getByRole("button", { name: "Last 24 hours" }).click();
    const typed = page.getByRole("textbox", { name: "Range" });
    await typed.fill("3h");
    await typed.press("Enter");
    await expect(page).toHaveURL(/range=3h/);
    await expect(page.getByRole("button", { name: "Last 3 hours" })).toBeVisible();

    await page.goto("/metrics?range=7d&from=2026-11-01T10:00:00.000Z&to=2026-11-01T12:00:00.000Z");
    await page.getByRole("button", { name: "Zoom out" }).click();
    await expect(page.getByRole("button", { name: "Last 7 days" })).toBeVisible();
  });

  test("tells a bucket to whoever moves through a chart by keyboard", async ({
    dashboard: page,
  }) => {
    await page.goto("/metrics?range=1h");
    const attempts = page.getByRole("region", { name: "Attempts", exact: true }).first();
    const plot = attempts.locator("svg.recharts-surface");
    await plot.focus();
    await page.keyboard.press("ArrowRight");
    await expect(attempts.getByRole("row", { name: /^Successful/ })).toBeVisible();
  });

  test("counts what a connection ignored, and draws percentiles of latencies", async ({
    dashboard: page,
    api,
  }) => {
    const { id, source, destination } = await api("PUT", "/connections", {
      name: "picky",
      source: { name: "picky-source" },
      destination: { name: "picky-destination", type: "MOCK_API" },
      rules: [{ type: "filter", body: { wanted: true } }],
    });
    for (const wanted of [true, false, false]) {
      await page.request.post(source.url, { data: { wanted } });
    }
    await page.goto(`/connections/${id}?tab=metrics&range=1h`);
    const ignored = page.getByRole("region", { name: "Ignored events", exact: true }).first();
    await expect(async () => {
      await page.reload();
      await expect(ignored.getByRole("banner").or(ignored.locator("header"))).toContainText("2", {
        timeout: 4_000,
      });
    }).toPass();

    await page.goto(`/destinations/${destination.id}?tab=metrics&range=1h`);
    const latency = page.getByRole("region", { name: "Delivery latency", exact: true }).first();
    await latency.getByRole("button", { name: "Show Delivery latency as table" }).click();
    for (const name of ["p50", "p95", "p99"]) {
      await expect(latency.getByRole("columnheader", { name, exact: true })).toBeVisible();
    }
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

    await page.getByRole("button", { name: "Compare with before" }).click();
    const requests = page.getByRole("region", { name: "Requests", exact: true }).first();
    await expect(requests.getByText("All sources, period before")).toBeVisible();
    await requests.getByRole("button", { name: "Show Requests as table" }).click();
    await expect(
      requests.getByRole("columnheader", { name: "All sources, period before" }),
    ).toBeVisible();
  });

  test("has no serious accessibility fault", async ({ dashboard: page }) => {
    // Every column and point of nine charts is looked at, four times.
    test.slow();
    await page.goto("/metrics?compare=true");
    await expect(page.locator("svg.recharts-surface").first()).toBeVisible();
    await page.getByRole("button", { name: "Show Attempts as table" }).click();
    await expectAccessible(page);
  });
});
