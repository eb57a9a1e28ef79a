import { expectAccessible } from "./expect-accessible.ts";
import { expect, test } from "./fixtures.ts";

test.describe("the page of a destination", () => {
  test("saves each card by itself", async ({ dashboard: page, api, receiver }) => {
    const made = await api("PUT", "/destinations", {
      name: "cards",
      type: "HTTP",
      config: { url: `${receiver.url}/cards` },
    });
    await page.goto(`/destinations/${made.id}?tab=settings`);
    const auth = page.getByRole("form", { name: "Authentication" });
    await auth.getByRole("combobox", { name: "Authentication" }).click();
    await page.getByRole("option", { name: "Basic authentication" }).click();
    await auth.getByLabel("User name").fill("ada");
    await auth.getByRole("button", { name: "Save" }).click();
    await expect(auth.getByText("Fill this in.")).toBeVisible();
    await auth.getByLabel("Password").fill("secret");

    const groups = page.getByRole("form", { name: "Delivery groups" });
    await groups.getByLabel("Group by").fill("body.account");
    await groups.getByRole("textbox", { name: "Each group at most" }).fill("5");
    await groups.getByRole("button", { name: "Add a group with its own rate" }).click();
    await groups.getByLabel("Group 1", { exact: true }).fill("big");
    await groups.getByRole("textbox", { name: "Its own rate" }).fill("50");
    await groups.getByRole("button", { name: "Save" }).click();
    await expect(groups.getByText("Not saved yet")).toBeHidden();
    await expect(auth.getByText("Not saved yet")).toBeVisible();
    await auth.getByRole("button", { name: "Save" }).click();
    await expect(auth.getByText("It is set.")).toBeVisible();

    expect((await api("GET", `/destinations/${made.id}`)).config).toMatchObject({
      auth_type: "BASIC_AUTH",
      delivery_policy: {
        groups: {
          key: "body.account",
          rate: 5,
          rate_period: "second",
          overrides: { big: { rate: 50, rate_period: "second" } },
        },
      },
    });
  });

  test("gets a test event through one of its sources", async ({
    dashboard: page,
    api,
    receiver,
  }) => {
    const { destination } = await api("PUT", "/connections", {
      name: "tested",
      source: { name: "tested-source" },
      destination: {
        name: "tested-destination",
        type: "HTTP",
        config: { url: `${receiver.url}/tested` },
      },
    });
    await page.goto(`/destinations/${destination.id}`);
    await page.getByRole("button", { name: "Send test event through…" }).click();
    await page.getByRole("menuitem", { name: "tested-source" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Send test event" }).click();
    await receiver.waitFor((hits) => hits.some((hit) => hit.url.startsWith("/tested")));
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();
    await expect(page.getByRole("link", { name: /^Event evt_/ })).toBeVisible();
  });

  test("has no serious accessibility fault", async ({ dashboard: page, api }) => {
    test.slow();
    const made = await api("PUT", "/destinations", { name: "axe-destination", type: "MOCK_API" });
    for (const tab of ["overview", "settings", "metrics"]) {
      await page.goto(`/destinations/${made.id}?tab=${tab}`);
      await expect(page.getByRole("tab", { selected: true })).toHaveText(new RegExp(tab, "i"));
      await expectAccessible(page);
    }
  });
});
