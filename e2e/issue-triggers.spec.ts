import { expectAccessible } from "./expect-accessible.ts";
import { expect, test } from "./fixtures.ts";

test.describe("issue triggers", () => {
  test("are made with a preview of what they watch, changed, switched off and deleted", async ({
    dashboard: page,
    api,
  }) => {
    for (const name of ["trigger-one", "trigger-two"]) {
      await api("POST", "/connections", {
        name,
        source: { name },
        destination: { name, type: "MOCK_API" },
      });
    }
    await page.goto("/issue-triggers");
    await expect(page.getByRole("heading", { name: "Issue triggers", level: 1 })).toBeVisible();
    await expect(page.getByText("First failed attempt, every connection")).toBeVisible();
    await expectAccessible(page);

    await page.getByRole("link", { name: "New issue trigger" }).click();
    await page.getByRole("textbox", { name: "Name Optional" }).fill("Watch my two");
    await page.getByRole("button", { name: "By name" }).click();
    await page.getByRole("textbox", { name: "Name", exact: true }).fill("trigger-*");
    await expect(page.getByText("Watches 2 connections now.")).toBeVisible();
    await page.getByLabel("Steps in Markdown").fill("1. Look at the logs");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Create issue trigger" }).click();
    await expect(page.getByText("Issue trigger created")).toBeVisible();
    await expect(page.getByText("First failed attempt, connections named trigger-*")).toBeVisible();

    await page.getByRole("link", { name: "Watch my two" }).click();
    await page.getByRole("button", { name: "When retries are used up" }).click();
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Last attempt failed, connections named trigger-*")).toBeVisible();

    await page.getByRole("button", { name: "Actions for Watch my two" }).click();
    await page.getByRole("menuitem", { name: "Disable" }).click();
    await expect(page.getByText("Issue trigger disabled")).toBeVisible();
    await page.getByRole("button", { name: "Actions for Watch my two" }).click();
    await page.getByRole("menuitem", { name: "Delete…" }).click();
    await page.getByRole("button", { name: "Delete issue trigger" }).click();
    await expect(page.getByText("Issue trigger deleted")).toBeVisible();
    await expect(page.getByRole("link", { name: "Watch my two" })).toHaveCount(0);
  });
});
