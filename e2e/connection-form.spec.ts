import { expectAccessible } from "./expect-accessible.ts";
import { expect, test } from "./fixtures.ts";

test.describe("the form of a connection", () => {
  test("makes a source, a destination with authentication, and rules", async ({
    dashboard: page,
    api,
    receiver,
  }) => {
    await page.goto("/connections/new");
    await page.getByLabel("Source name").fill("form-shop");
    await page.getByLabel("Destination name").fill("form-depot");
    await page.getByLabel("URL", { exact: true }).fill(`${receiver.url}/form`);
    await page.getByRole("combobox", { name: "Authentication" }).last().click();
    await page.getByRole("option", { name: "Bearer token" }).click();
    await page.getByRole("button", { name: "Add rule" }).click();
    await page.getByRole("menuitem", { name: "Delay" }).click();
    await page.getByLabel("Connection name").fill("form-orders");

    await page.getByRole("button", { name: "Create connection" }).click();
    await expect(page.getByLabel("Token", { exact: true })).toHaveAttribute("aria-invalid", "true");
    await page.getByLabel("Token", { exact: true }).fill("secret-token");
    await page.getByLabel("Retries").fill("3");
    await expect(page.getByText(/^Retries 30 s, 1 min 30 s, 3 min 30 s after/)).toBeVisible();
    await page.getByRole("button", { name: "Create connection" }).click();
    await page.waitForURL(/\/connections$/);

    const { models } = await api("GET", "/connections?name=form-orders");
    expect(models[0]).toMatchObject({
      source: { name: "form-shop", type: "WEBHOOK" },
      destination: { name: "form-depot", config: { auth_type: "BEARER_TOKEN" } },
      rules: [
        { type: "retry", strategy: "exponential", interval: 30_000, count: 3 },
        { type: "delay", delay: 60_000 },
      ],
    });
  });

  test("puts rules in order by keyboard, and asks before changes are lost", async ({
    dashboard: page,
    api,
  }) => {
    const made = await api("PUT", "/connections", {
      name: "order-by-keys",
      source: { name: "order-shop" },
      destination: { name: "order-depot", type: "MOCK_API" },
      rules: [
        { type: "deduplicate", window: 60_000 },
        { type: "delay", delay: 5_000 },
      ],
    });
    await page.goto(`/connections/${made.id}?tab=settings`);
    const rules = page.getByRole("form", { name: "Rules" });
    const handle = rules.getByRole("button", { name: "Move Delay, rule 2", exact: true });
    await handle.focus();
    await page.keyboard.press("Space");
    await expect(handle).toHaveAttribute("aria-pressed", "true");
    await page.keyboard.press("ArrowUp");
    await expect(page.getByText(/was moved over droppable area rule-0/)).toBeAttached();
    await page.keyboard.press("Space");
    await expect(rules.getByRole("listitem").first()).toContainText("Delay");
    await expect(rules.getByText("Not saved yet")).toBeVisible();

    await page.getByRole("link", { name: "Sources", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Leave without saving?" })).toBeVisible();
    await page.getByRole("button", { name: "Cancel" }).click();
    await rules.getByRole("button", { name: "Save" }).click();
    await expect(rules.getByText("Not saved yet")).toBeHidden();
    const saved = await api("GET", `/connections/${made.id}`);
    expect(saved.rules.map(({ type }: { type: string }) => type)).toEqual(["delay", "deduplicate"]);
  });

  test("has an order of its own, and says what of it is wrong", async ({
    dashboard: page,
    api,
  }) => {
    const made = await api("PUT", "/connections", {
      name: "own-order",
      source: { name: "own-order-shop" },
      destination: { name: "own-order-depot", type: "MOCK_API" },
    });
    await page.goto(`/connections/${made.id}?tab=settings`);
    const order = page.getByRole("form", { name: "Delivery order" });
    await order.getByLabel("Order by").fill("account.id");
    await order.getByRole("button", { name: "Save" }).click();
    await expect(order.getByText(/^Write a path such as body\.account\.id/)).toBeVisible();
    await order.getByLabel("Order by").fill("body.account.id");
    await order.getByRole("button", { name: "Save" }).click();
    await expect
      .poll(async () => (await api("GET", `/connections/${made.id}`)).delivery_order?.key)
      .toBe("body.account.id");
  });

  test("has no serious accessibility fault, new or old", async ({ dashboard: page, api }) => {
    test.slow();
    const made = await api("PUT", "/connections", {
      name: "axe-form",
      source: { name: "axe-form-shop" },
      destination: { name: "axe-form-depot", type: "MOCK_API" },
      rules: [
        { type: "retry", strategy: "exponential", interval: 1_000, count: 5 },
        { type: "deduplicate", window: 60_000, include_fields: ["body.id"] },
      ],
    });
    await page.goto("/connections/new");
    await expect(page.getByRole("radiogroup", { name: "Type" })).toBeVisible();
    await expectAccessible(page);
    for (const tab of ["overview", "settings", "metrics"]) {
      await page.goto(`/connections/${made.id}?tab=${tab}`);
      await expect(page.getByRole("tab", { selected: true })).toHaveText(new RegExp(tab, "i"));
      await expectAccessible(page);
    }
  });
});
