import { request as send } from "undici";
import { expect, test } from "./fixtures.ts";

test("changed code is tried on past requests: what changes is shown side by side, nothing is delivered", async ({
  dashboard: page,
  api,
}) => {
  const code = 'addHandler("transform", (request) => request);\n';
  const transformation = await api("POST", "/transformations", { name: "backtested", code });
  const connection = await api("POST", "/connections", {
    name: "backtested",
    source: { name: "backtested-source" },
    destination: { name: "backtested-target", type: "MOCK_API" },
    rules: [{ type: "transform", transformation_id: transformation.id }],
  });
  for (const n of [1, 2]) {
    await send(connection.source.url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ n }),
    });
  }
  const events = async () =>
    (await api("GET", `/events?webhook_id=${connection.id}`)).models.length as number;
  await expect.poll(events).toBe(2);

  await page.goto(`/transformations/${transformation.id}`);
  await page
    .getByRole("region", { name: "Code", exact: true })
    .locator(".view-line")
    .first()
    .click();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.keyboard.type(
    'addHandler("transform", (request) => { if (request.body.n > 1) throw new Error("too many"); request.body.by = "code"; return request; });',
  );
  await page.getByRole("button", { name: "Backtest", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Backtest before saving" });
  await dialog.getByRole("button", { name: "Run backtest" }).click();
  await expect(dialog.getByText("2 requests tried")).toBeVisible();
  await expect(dialog.getByRole("button", { name: /1\s*Fail/ })).toBeEnabled();
  await dialog.getByRole("button", { name: /1\s*Change/ }).click();
  await dialog.getByRole("button", { name: /delivered → delivered/ }).click();
  await expect(dialog.getByText(/Changed: .*body/)).toBeVisible();
  expect(await events()).toBe(2);
  expect((await api("GET", `/transformations/${transformation.id}`)).version).toBe(1);
});

test("rules are tried on past requests from the form of their connection", async ({
  dashboard: page,
  api,
}) => {
  const connection = await api("POST", "/connections", {
    name: "rules-backtested",
    source: { name: "rules-backtested-source" },
    destination: { name: "rules-backtested-target", type: "MOCK_API" },
    rules: [{ type: "filter", body: { n: 1 } }],
  });
  for (const n of [1, 2]) await page.request.post(connection.source.url, { data: { n } });
  await page.goto(`/connections/${connection.id}?tab=settings`);
  const rules = page.getByRole("form", { name: "Rules" });
  await expect(rules.getByRole("button", { name: "Backtest" })).toBeDisabled();
  await rules.getByLabel("Body value 1").fill("2");
  await rules.getByRole("button", { name: "Backtest" }).click();
  const dialog = page.getByRole("dialog", { name: "Backtest before saving" });
  await dialog.getByRole("button", { name: "Run backtest" }).click();
  await expect(dialog.getByText("2 requests tried")).toBeVisible();
  await expect(dialog.getByRole("button", { name: /1\s*Newly pass/ })).toBeEnabled();
  await expect(dialog.getByRole("button", { name: /1\s*Newly ignored/ })).toBeEnabled();
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(rules.getByText("Not saved yet")).toBeVisible();
  expect((await api("GET", `/connections/${connection.id}`)).rules).toEqual([
    { type: "filter", body: { n: 1 } },
  ]);
});
