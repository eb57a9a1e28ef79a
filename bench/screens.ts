import { writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "@playwright/test";
import { foldMetrics } from "#lib/services/metrics/fold-metrics.ts";
import { connectPlaces } from "./connect-places.ts";
import { type Latencies, summarize } from "./latencies.ts";
import { fillLists } from "./list-data.ts";
import { describeMachine } from "./machine.ts";
import { type Product, startProduct } from "./product.ts";
import {
  filterOpens,
  filterToRows,
  layoutShift,
  paletteOpens,
  panelCold,
  rows,
  scriptBytes,
} from "./screen-steps.ts";

const RESULTS = fileURLToPath(new URL("results-screens.json", import.meta.url));
const EVENTS = 1_000_000;
const DAYS = 6;
const ROUNDS = 9;
const ROWS_MS = 500;
const PANEL_MS = 300;
const PALETTE_MS = 60;
const SCRIPT_BYTES = 250 * 1024;
/** A relative time that is written anew aligns itself in its cell; nothing else may move. */
const SHIFT = 0.001;
/** Requests that come in while the list is looked at, and how far apart. */
const ARRIVALS = 20;
const ARRIVAL_MS = 250;

type Measured = { what: string; aimMs: number; latencies: Latencies };

async function signIn(page: Page): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").first().fill("bench@example.com");
  await page.getByLabel("Password").first().fill("bench-password-0123");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}

/** One round to warm up, then as many as are counted. */
async function series(
  what: string,
  aimMs: number,
  run: (round: number) => Promise<number>,
): Promise<Measured> {
  await run(0);
  const times: number[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) times.push(await run(round));
  const latencies = summarize(times);
  if (!latencies) throw new Error("nothing was measured");
  return { what, aimMs, latencies };
}

async function measureHistogram(product: Product): Promise<number> {
  const from = new Date(Date.now() - 7 * 86_400_000).toISOString();
  const startedAt = performance.now();
  await product.call("GET", `/events/histogram?created_at[gte]=${from}`);
  return performance.now() - startedAt;
}

/** The list is left alone while requests come in, once with the pointer away and once over a row. */
async function measureShifts(page: Page, product: Product, path: string) {
  const arrive = async () => {
    for (let sent = 0; sent < ARRIVALS; sent += 1) {
      await fetch(`http://127.0.0.1:${product.port}${path}`, { method: "POST", body: "{}" });
      await sleep(ARRIVAL_MS);
    }
    await sleep(1_000);
  };
  await page.goto("/events");
  await rows(page).first().waitFor();
  await page.mouse.move(5, 5);
  await sleep(1_000);
  const followed = await layoutShift(page, arrive);
  await rows(page).nth(3).hover();
  await sleep(1_000);
  const watched = await layoutShift(page, arrive);
  return { followed, watched };
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
  const opened = await series("filter, opened first", PANEL_MS, () => filterOpens(page));
  const filter = await series("filter → rows", ROWS_MS, () => filterToRows(page));
  await page.goto("/events");
  await rows(page).first().waitFor();
  const panel = await series("panel, cold", PANEL_MS, (round) => panelCold(page, round + 1));
  const palette = await series("palette", PALETTE_MS, () => paletteOpens(page));
  const histogram = await series("histogram, a week", ROWS_MS, () => measureHistogram(product));
  const live = await product.connect("live", "http://127.0.0.1:9/");
  const shifts = await measureShifts(page, product, live.path);
  await context.close();
  return { bytes, shifts, measured: [opened, filter, panel, palette, histogram] };
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
    const { bytes, shifts, measured } = await measureScreens(browser, product);
    for (const one of measured) say(line(one));
    const mark = bytes <= SCRIPT_BYTES ? "✓" : "✗";
    say(`${mark} scripts of the list        ${Math.round(bytes / 1024)} KB gzip   aim 250 KB`);
    for (const [what, shift] of Object.entries(shifts))
      say(
        `${shift < SHIFT ? "✓" : "✗"} layout shift, ${what.padEnd(12)} ${shift.toFixed(5)}   aim ${SHIFT}`,
      );
    const machine = await describeMachine(product.pool);
    const results = {
      at: new Date().toISOString(),
      machine,
      events: EVENTS,
      bytes,
      shifts,
      measured,
    };
    await writeFile(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
    say(`\nAll figures: ${RESULTS}`);
  } finally {
    await browser.close();
    await product.stop();
  }
}
