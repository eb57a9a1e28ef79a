import { request as send } from "undici";
import { expectAccessible } from "./expect-accessible.ts";
import { expect, test } from "./fixtures.ts";

test("a filter is written as a form and as JSON, with live results, tried on the past and saved", async ({
  dashboard: page,
  api,
}) => {
  test.slow();
  const connection = await api("POST", "/connections", {
    name: "filtered",
    source: { name: "filtered-source" },
    destination: { name: "filtered-target", type: "MOCK_API" },
  });
  for (const total of [10, 20, 30]) {
    const { statusCode } = await send(connection.source.url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ total, customer: { country: total > 10 ? "DE" : "FR" } }),
    });
    expect(statusCode).toBe(200);
  }
  await page.goto(`/connections/${connection.id}/filter`);
  await expect(page.getByText("3 of the last 3")).toBeVisible();
  await page.getByRole("button", { name: "Add body condition" }).click();
  await page.getByLabel("Body field 1").fill("customer.country");
  await page.getByLabel("Body value 1").fill("FR");
  await expect(page.getByText("1 of the last 3")).toBeVisible();
  await expect(page.getByText("This request would be ignored")).toBeVisible();
  await expect(page.getByText('expected "FR", found "DE"')).toBeVisible();
  await page.getByLabel("Body value 1").fill("DE");
  await expect(page.getByText("2 of the last 3")).toBeVisible();

  await page.getByRole("button", { name: "JSON" }).click();
  await expect(page.locator(".monaco-editor").getByText("country")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Backtest" }).click();
  const dialog = page.getByRole("dialog", { name: "Backtest before saving" });
  await dialog.getByRole("button", { name: "Run backtest" }).click();
  await expect(dialog.getByText("3 requests tried")).toBeVisible();
  const ignored = dialog.getByRole("button", { name: /1\s*Newly ignored/ });
  await ignored.click();
  await dialog.getByRole("button", { name: /filtered by body/ }).click();
  await expect(dialog.getByText("Is delivered now:")).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Close" }).click();

  await page.getByRole("button", { name: "Save filter" }).click();
  await expect(page.getByText("Filter saved")).toBeVisible();
  expect((await api("GET", `/connections/${connection.id}`)).rules).toEqual([
    { type: "filter", body: { customer: { country: "DE" } } },
  ]);
});
