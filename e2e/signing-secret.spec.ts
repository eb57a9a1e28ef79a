import { createHmac } from "node:crypto";
import type { Hit } from "#lib/testing/http-receiver.ts";
import { expectAccessible } from "./expect-accessible.ts";
import { expect, test } from "./fixtures.ts";

const sign = (secret: string, body: string) =>
  createHmac("sha256", secret).update(body).digest("base64");

test("the signing secret is shown, replaced with an overlap, and signs by both meanwhile", async ({
  dashboard: page,
  api,
  receiver,
}) => {
  await page.goto("/settings/signing-secret");
  const secret = page.getByRole("region", { name: "Secret", exact: true });
  await secret.getByRole("button", { name: "Show secret" }).click();
  const old = (await secret.locator("code").textContent()) ?? "";
  await page.getByRole("button", { name: "Replace secret" }).click();
  const dialog = page.getByRole("dialog", { name: "Replace the signing secret?" });
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Replace secret" }).click();
  const replacement = page.getByRole("region", { name: "Replacement" });
  await expect(replacement.getByText("The old secret signs too until")).toBeVisible();
  const fresh = (await replacement.locator("code").textContent()) ?? "";
  expect(fresh).not.toBe(old);

  const { source } = await api("PUT", "/connections", {
    name: "signed",
    source: { name: "signed-source" },
    destination: { name: "signed-destination", type: "HTTP", config: { url: receiver.url } },
  });
  const body = '{"signed":true}';
  receiver.answer(() => ({ status: 200 }));
  await page.request.post(source.url, { data: body });
  const isOurs = (hit: Hit) => hit.body.toString() === body;
  await receiver.waitFor((hits) => hits.some(isOurs), 20_000);
  const raw = receiver.hits.find(isOurs)?.rawHeaders ?? [];
  const header = (name: string) => raw[raw.findIndex((each) => each.toLowerCase() === name) + 1];
  expect(header("x-hookdeck-signature")).toBe(sign(fresh, body));
  expect(header("x-hookdeck-signature-2")).toBe(sign(old, body));
  await expectAccessible(page);
});
