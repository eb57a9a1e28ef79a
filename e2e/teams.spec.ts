import { expectAccessible } from "./expect-accessible.ts";
import { ADA, expect, test } from "./fixtures.ts";

const GRACE = { email: "grace@teams.example", password: "correct horse battery" };

test("somebody is invited, joins in a browser of their own, sees what a viewer may, and is out when removed", async ({
  dashboard,
  browser,
  product,
}) => {
  test.slow();
  await dashboard.goto("/settings/members");
  await expect(dashboard.getByRole("table", { name: "Members" })).toContainText(ADA.email);
  await expectAccessible(dashboard);

  await dashboard.getByRole("button", { name: "Invite" }).click();
  await dashboard.getByLabel("E-mail").fill(GRACE.email);
  await dashboard.getByRole("combobox", { name: "Role" }).click();
  await dashboard.getByRole("option", { name: /^Viewer/ }).click();
  await dashboard.getByRole("button", { name: "Send invitation" }).click();
  const link = await dashboard.getByText(/\/invitations\/[\w-]{40,}/).textContent();
  await dashboard.getByRole("button", { name: "Done" }).click();
  await dashboard.getByRole("tab", { name: /Invitations/ }).click();
  await expect(dashboard.getByRole("table", { name: "Invitations" })).toContainText(GRACE.email);

  const context = await browser.newContext({ baseURL: product.url });
  const guest = await context.newPage();
  await guest.goto(new URL(link ?? "").pathname);
  await expect(guest.getByRole("heading", { name: /^Join / })).toBeVisible();
  await expectAccessible(guest);
  await guest.getByLabel("Password").fill(GRACE.password);
  await guest.getByRole("button", { name: "Create account and join" }).click();
  await guest.waitForURL((url) => !url.pathname.startsWith("/invitations"));

  await guest.goto("/settings/members");
  await expect(guest.getByRole("table", { name: "Members" })).toContainText(GRACE.email);
  await expect(guest.getByRole("button", { name: "Invite" })).toHaveCount(0);
  await guest.goto("/settings/audit-log");
  await expect(guest.getByText("Your role may not read the audit log")).toBeVisible();

  await dashboard.getByRole("tab", { name: /Active/ }).click();
  await dashboard.getByRole("button", { name: `Remove ${GRACE.email}` }).click();
  await dashboard.getByRole("button", { name: "Remove member" }).click();
  await expect(dashboard.getByText(`${GRACE.email} was removed`)).toBeVisible();
  expect((await guest.request.get("/2026-09-01/me")).status()).toBe(401);

  await guest.goto(new URL(link ?? "").pathname);
  await expect(guest.getByRole("heading", { name: "This invitation is over" })).toBeVisible();
  await context.close();
});

test("roles, organization and project have pages that everybody can use", async ({ dashboard }) => {
  await dashboard.goto("/settings/members?tab=roles");
  await expect(dashboard.getByRole("table", { name: "What each role may do" })).toBeVisible();
  await expectAccessible(dashboard);
  for (const [path, title] of [
    ["/settings/organization", "Organization"],
    ["/settings/project", "Project"],
    ["/settings/redaction", "Redaction"],
    ["/settings/signing-secret", "Signing secret"],
  ] as const) {
    await dashboard.goto(path);
    await expect(dashboard.getByRole("heading", { level: 1, name: title })).toBeVisible();
    await expectAccessible(dashboard);
  }
});
