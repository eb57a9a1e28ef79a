import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
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
});
