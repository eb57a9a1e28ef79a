import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expectAccessible } from "./expect-accessible.ts";
import { expect, test } from "./fixtures.ts";

const PAGES = fileURLToPath(new URL("../app/(dashboard)", import.meta.url));
const NOBODYS = "0".repeat(20);
/** What stands for `[id]`: an id that the project does not have, of the kind that the page is about. */
const FOREIGN: Record<string, string> = {
  connections: `web_${NOBODYS}`,
  destinations: `des_${NOBODYS}`,
  events: `evt_${NOBODYS}`,
  "issue-triggers": `it_${NOBODYS}`,
  issues: `iss_${NOBODYS}`,
  requests: `req_${NOBODYS}`,
  sources: `src_${NOBODYS}`,
  transformations: `trs_${NOBODYS}`,
};

/** As a browser asks, and as the framework asks when it goes on or prefetches. */
const WAYS: readonly Record<string, string>[] = [
  {},
  { rsc: "1" },
  { rsc: "1", "next-router-prefetch": "1" },
];

/** Pages that no spec of their own has. */
const PLAIN_PAGES = [
  "/api-reference",
  "/bulk-operations",
  "/cli-login",
  "/compare",
  "/get-started",
  "/settings/organization",
  "/settings/project",
  "/settings/redaction",
  "/settings/source-types",
];

/** Every page that the dashboard has, by its files: a new one cannot be left out. */
async function allPages(): Promise<string[]> {
  const files = await readdir(PAGES, { recursive: true });
  return files
    .filter((file) => file.endsWith("page.tsx"))
    .map((file) => `/${file}`.replace(/\/page\.tsx$/, "") || "/")
    .map((path) => path.replace(/^\/([^/]+)\/\[id\]/, (_, noun) => `/${noun}/${FOREIGN[noun]}`));
}

test.describe("every page of the dashboard", () => {
  test("holds nothing of a project for whoever is not signed in, by any way to ask", async ({
    browser,
    product,
    api,
  }) => {
    await api("POST", "/sources", { name: "pages-canary", type: "WEBHOOK" });
    const context = await browser.newContext({ baseURL: product.url });
    const paths = await allPages();
    expect(paths.length).toBeGreaterThan(30);
    for (const path of paths) {
      expect(path).not.toContain("undefined");
      for (const headers of WAYS) {
        const answer = await context.request.get(path, { headers, maxRedirects: 0 });
        const text = await answer.text();
        expect(text, path).not.toContain("pages-canary");
        expect(text, path).not.toContain("ada@example.com");
      }
    }
    await context.close();
  });

  test("says that what belongs to nobody here does not exist", async ({ dashboard: page }) => {
    test.slow();
    const details = (await allPages()).filter((path) => path.endsWith(NOBODYS));
    expect(details).toHaveLength(Object.keys(FOREIGN).length);
    for (const path of details) {
      await page.goto(path);
      await expect(page.getByText(/does not exist/), path).toBeVisible();
    }
  });

  test("fits a phone: none scrolls sideways, however long a name is", async ({
    dashboard: page,
    api,
  }) => {
    test.slow();
    const long = "a-name-that-goes-on-".repeat(7);
    const { id, source, destination } = await api("POST", "/connections", {
      name: long,
      source: { name: `${long}-source` },
      destination: { name: `${long}-target`, type: "MOCK_API" },
    });
    await page.setViewportSize({ width: 390, height: 844 });
    const own = [
      `/connections/${id}`,
      `/connections/${id}?tab=settings`,
      `/connections/${id}/filter`,
      `/sources/${source.id}`,
      `/destinations/${destination.id}`,
    ];
    for (const path of [...(await allPages()).filter((each) => !each.includes(NOBODYS)), ...own]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 }), path).toBeVisible();
      const widthPx = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(widthPx, path).toBe(390);
    }
  });

  for (const path of PLAIN_PAGES) {
    test(`${path} has no serious accessibility fault`, async ({ dashboard: page }) => {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectAccessible(page);
    });
  }
});
