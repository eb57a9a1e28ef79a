import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { type Browser, chromium, type Page, type Response } from "@playwright/test";
import { foldMetrics } from "#lib/services/metrics/fold-metrics.ts";
import { connectPlaces } from "./connect-places.ts";
import { type Latencies, summarize } from "./latencies.ts";
import { fillLists } from "./list-data.ts";
import { describeMachine } from "./machine.ts";
import { type Product, startProduct } from "./product.ts";

const RESULTS = fileURLToPath(new URL("results-screens.json", import.meta.url));
const EVENTS = 1_000_000;
const DAYS = 6;
const ROUNDS = 9;
const ROWS_MS = 500;
const PANEL_MS = 300;
const SCRIPT_BYTES = 250 * 1024;

type Measured = { what: string; aimMs: number; latencies: Latencies };

const rows = (page: Page) => page.getByRole("link", { name: /^Event evt_/ });

async function timed(act: () => Promise<void>, done: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await act();
  await done();
  return performance.now() - startedAt;
}

/** From the key or click that sets a filter to the first row that it lists. */
async function filterToRows(page: Page): Promise<number> {
  const answer = page.waitForResponse((response) => response.url().includes("/events?"));
  return timed(
    () => page.getByRole("checkbox", { name: "Failed", exact: true }).click(),
    async () => {
      await answer;
      await page
        .getByRole("row", { name: /Failed/ })
        .first()
        .waitFor();
    },
  );
}

/** From the click on a row that was never opened to its whole event. */
async function panelCold(page: Page, index: number): Promise<number> {
  const answer = page.waitForResponse((response) => /\/events\/evt_\w+(\?|$)/.test(response.url()));
  const ms = await timed(
    () => rows(page).nth(index).click(),
    async () => {
      await answer;
      await page
        .getByRole("region", { name: "Event", exact: true })
        .getByRole("tab")
        .first()
        .waitFor();
    },
  );
  await page.keyboard.press("Escape");
  await page.getByRole("region", { name: "Event", exact: true }).waitFor({ state: "detached" });
  return ms;
}

/** What the page loads of scripts until the list stands there and is quiet, compressed as a server would. */
async function scriptBytes(page: Page, path: string): Promise<number> {
  const scripts = new Map<string, Promise<Buffer>>();
  const note = (response: Response) => {
    const isScript = response.request().resourceType() === "script";
    if (isScript) scripts.set(response.url(), response.body());
  };
  page.on("response", note);
  await page.goto(path);
  await rows(page).first().waitFor();
  page.off("response", note);
  const bodies = await Promise.all(scripts.values());
  return bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
}

async function signIn(page: Page): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").first().fill("bench@example.com");
  await page.getByLabel("Password").first().fill("bench-password-0123");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}

async function series(what: string, aimMs: number, run: (round: number) => Promise<number>) {
  await run(0);
  const times: number[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) times.push(await run(round));
  const latencies = summarize(times);
  if (!latencies) throw new Error("nothing was measured");
  return { what, aimMs, latencies };
}

async function measureScreens(browser: Browser, product: Product) {
  const context = await browser.newContext({
    baseURL: `http://127.0.0.1:${product.port}`,
    viewport: { width: 1440, height: 900 },
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  await signIn(page);
  const bytes = await scriptBytes(page, "/events");
  const filter = await series("filter → rows", ROWS_MS, async () => {
    await page.goto("/events");
    await rows(page).first().waitFor();
    await page.getByRole("button", { name: "Status", exact: true }).click();
    return filterToRows(page);
  });
  await page.goto("/events");
  await rows(page).first().waitFor();
  const panel = await series("panel, cold", PANEL_MS, (round) => panelCold(page, round + 1));
  const histogram = await series("histogram, a week", ROWS_MS, async () => {
    const from = new Date(Date.now() - 7 * 86_400_000).toISOString();
    const path = `/events/histogram?created_at[gte]=${from}`;
    return timed(
      async () => {
        await product.call("GET", path as `/${string}`);
      },
      async () => undefined,
    );
  });
  await context.close();
  return { bytes, measured: [filter, panel, histogram] satisfies Measured[] };
}

function line({ what, aimMs, latencies: { p50, p95 } }: Measured): string {
  const figures = `p50 ${p50.toFixed(0).padStart(5)} ms   p95 ${p95.toFixed(0).padStart(5)} ms`;
  return `${p50 <= aimMs ? "✓" : "✗"} ${what.padEnd(24)} ${figures}   aim ${aimMs} ms`;
}

/** Measures the list of events over 1,000,000 of them in a browser, from a production build. */
export async function benchScreens(say: (line: string) => void): Promise<void> {
  say("starting the product and its Postgres");
  const product = await startProduct();
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  try {
    const { projectId, places } = await connectPlaces(product);
    say(`making ${EVENTS.toLocaleString("en")} events of ${DAYS} days, which takes minutes`);
    await fillLists(product.pool, projectId, places, { count: EVENTS, days: DAYS });
    await foldMetrics(product.pool);
    const { bytes, measured } = await measureScreens(browser, product);
    for (const one of measured) say(line(one));
    const mark = bytes <= SCRIPT_BYTES ? "✓" : "✗";
    say(`${mark} scripts of the list        ${Math.round(bytes / 1024)} KB gzip   aim 250 KB`);
    const machine = await describeMachine(product.pool);
    const results = { at: new Date().toISOString(), machine, events: EVENTS, bytes, measured };
    await writeFile(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
    say(`\nAll figures: ${RESULTS}`);
  } finally {
    await browser.close();
    await product.stop();
  }
}
