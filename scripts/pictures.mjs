import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { findFreePort } from "./postgres/server.mjs";
import { runProgram } from "./start/run-program.mjs";
import { ensureChromium } from "./test/find-chromium.mjs";

// Takes the pictures of README.md and docs: starts the product on an empty data folder, fills it with the
// demo data, and photographs it. `node scripts/pictures.mjs`
const root = fileURLToPath(new URL("..", import.meta.url));
const pictures = join(root, "docs/pictures");
const folder = await mkdtemp(join(tmpdir(), "sluice-pictures-"));
const port = await findFreePort(0);
const url = `http://localhost:${port}`;
const EMAIL = "ada@example.com";
const PASSWORD = "pictures only";
const env = {
  ...process.env,
  PORT: String(port),
  DATABASE_URL: "",
  SLUICE_DATA_DIR: join(folder, "data"),
  SLUICE_INIT_EMAIL: EMAIL,
  SLUICE_INIT_PASSWORD: PASSWORD,
  SLUICE_INIT_PROJECT: "North & Grain",
};

const product = spawn(process.execPath, ["scripts/start.mjs"], {
  cwd: root,
  env,
  stdio: ["ignore", "pipe", "inherit"],
});
const ended = new Promise((resolve) => product.once("exit", resolve));
try {
  await isReady();
  console.log(await runProgram(process.execPath, ["scripts/demo.mjs"], { cwd: root, env }));
  await mkdir(pictures, { recursive: true });
  const executablePath = await ensureChromium(root, process.execPath, new AbortController().signal);
  const browser = await chromium.launch({ executablePath });
  for (const scheme of /** @type {const} */ (["light", "dark"])) await photograph(browser, scheme);
  await browser.close();
} finally {
  product.kill("SIGTERM");
  await ended;
  await rm(folder, { recursive: true, force: true });
}

/** Resolves when the product says so. */
function isReady() {
  return new Promise((resolve, reject) => {
    product.stdout.setEncoding("utf8").on("data", (text) => {
      process.stdout.write(text);
      if (text.includes("Sluice is ready.")) resolve(undefined);
    });
    void ended.then(() => reject(new Error("The product ended before it was ready")));
  });
}

/**
 * @param {import("@playwright/test").Browser} browser
 * @param {"light" | "dark"} scheme
 */
async function photograph(browser, scheme) {
  const context = await browser.newContext({
    baseURL: url,
    colorScheme: scheme,
    viewport: { width: 1360, height: 800 },
    deviceScaleFactor: 1.5,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(EMAIL);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((address) => address.pathname !== "/sign-in");

  const answer = await page.request.get("/2026-09-01/events?status=FAILED&limit=60");
  const { models } = await answer.json();
  const failing = models.find(
    (/** @type {{ attempts: number, next_attempt_at: string | null }} */ event) =>
      event.attempts >= 3 && event.next_attempt_at !== null,
  );
  // Figures follow the rows within seconds: the worker adds up what the demo wrote.
  const total = page.getByText(/^2\d,\d{3} events$/);
  for (let tries = 0; tries < 30 && !(await total.isVisible()); tries += 1) {
    await page.goto(`/events?id=${failing.id}`);
    await total.waitFor({ timeout: 3_000 }).catch(() => undefined);
  }
  await page.getByText("First attempt").waitFor();
  // The list shows the chosen row at its lower edge: a turn of the wheel moves it to the middle.
  await page.mouse.move(500, 500);
  await page.mouse.wheel(0, 320);
  await take("events");
  await page.goto("/connections");
  await page.getByText("billing-api").first().waitFor();
  await take("connections");
  await context.close();

  /** @param {string} name */
  async function take(name) {
    await page.evaluate("document.fonts.ready");
    await page.screenshot({ path: join(pictures, `${name}-${scheme}.png`) });
  }
}
