import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findFreePort } from "../scripts/postgres/server.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const START_TIMEOUT_MS = 300_000;

export type Product = {
  url: string;
  /** The one-time link that creates the first account; null where there is one from the start. */
  setupUrl: string | null;
  /** Of the demo source. */
  sourceUrl: string;
  stop(): Promise<void>;
};

/**
 * Starts the product as a user would: `scripts/start.mjs` on an empty data folder, links from its banner.
 * `settings` are environment variables, such as those that create the first account without a browser.
 */
export async function startProduct(settings: Record<string, string> = {}): Promise<Product> {
  const folder = await mkdtemp(join(tmpdir(), "sluice-e2e-"));
  const port = await findFreePort(0);
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: ROOT,
    env: {
      ...process.env,
      ...settings,
      PORT: String(port),
      SLUICE_DATA_DIR: join(folder, "data"),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = async () => {
    child.kill("SIGTERM");
    await exited;
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const banner = await readBanner(child);
    return { url: `http://localhost:${port}`, ...banner, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Reads on until the links were printed. */
function readBanner(child: ChildProcess): Promise<Pick<Product, "setupUrl" | "sourceUrl">> {
  return new Promise((resolve, reject) => {
    let text = "";
    const fail = (reason: string) => reject(new Error(`${reason}:\n${text}`));
    const timer = setTimeout(() => fail("The product did not start in time"), START_TIMEOUT_MS);
    const read = (chunk: Buffer) => {
      text += chunk.toString();
      const setupUrl = /https?:\/\/\S+\/setup\?token=\S+/.exec(text)?.[0] ?? null;
      const sourceUrl = /https?:\/\/\S+\/e\/\w+/.exec(text)?.[0];
      if (!sourceUrl || !text.includes("Ctrl-C")) return;
      clearTimeout(timer);
      resolve({ setupUrl, sourceUrl });
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("exit", () => fail("The product ended before it was ready"));
  });
}
