import { createHmac } from "node:crypto";
import { expectAccessible } from "./expect-accessible.ts";
import { expect, test } from "./fixtures.ts";

const SECRET = "erp-secret";
const BODY = '{"type":"order.created"}';

test("a source type of the project's own is made, checks senders, is changed and deleted", async ({
  dashboard: page,
  api,
}) => {
  await page.goto("/settings/source-types");
  await page.getByRole("button", { name: "New source type" }).click();
  const dialog = page.getByRole("dialog", { name: "New source type" });
  await dialog.getByRole("button", { name: "Create source type" }).click();
  await expect(dialog.getByText("Fill this in").first()).toBeVisible();
  await dialog.getByLabel("Name").fill("Our ERP");
  await dialog.getByLabel("Code").fill("ERP");
  await dialog.getByLabel("Header of the signature").fill("x-erp-signature");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Create source type" }).click();
  await expect(page.getByText("Source type created")).toBeVisible();
  const row = page.getByRole("list", { name: "Source types" }).getByRole("listitem");
  await expect(row.filter({ hasText: "Our ERP" })).toContainText("CUSTOM_ERP");

  const source = await api("POST", "/sources", {
    name: "erp",
    type: "WEBHOOK",
    config: { auth_type: "CUSTOM_ERP", auth: { webhook_secret_key: SECRET } },
  });
  const signature = createHmac("sha256", SECRET).update(BODY).digest("hex");
  const send = (value: string) =>
    page.request.post(source.url, { data: BODY, headers: { "x-erp-signature": value } });
  expect((await send(signature)).status()).toBe(200);
  expect((await send(signature.replace(/./g, "0"))).status()).toBe(401);

  await page.getByRole("button", { name: "Delete Our ERP" }).click();
  await page.getByRole("button", { name: "Delete source type" }).click();
  await expect(page.getByText("Not deleted")).toBeVisible();
  await page.getByRole("button", { name: "Cancel" }).click();
  await api("DELETE", `/sources/${source.id}`);

  await page.getByRole("button", { name: "Edit Our ERP" }).click();
  const edit = page.getByRole("dialog", { name: "Source type Our ERP" });
  await edit.getByLabel("Name").fill("The ERP");
  await edit.getByRole("button", { name: "Save source type" }).click();
  await expect(row.filter({ hasText: "The ERP" })).toBeVisible();
  await page.getByRole("button", { name: "Delete The ERP" }).click();
  await page.getByRole("button", { name: "Delete source type" }).click();
  await expect(row.filter({ hasText: "The ERP" })).toHaveCount(0);
  await expectAccessible(page);
});
