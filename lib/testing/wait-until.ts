import { setTimeout as sleep } from "node:timers/promises";

const POLL_MS = 25;

/** Waits until `check` answers true; after `timeoutMs` throws with what was waited for and `detail`. */
export async function waitUntil(
  what: string,
  check: () => boolean | Promise<boolean>,
  { timeoutMs = 30_000, detail = () => "" }: { timeoutMs?: number; detail?: () => string } = {},
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await check())) {
    if (Date.now() > deadline) {
      throw new Error(`waited ${timeoutMs} ms for ${what} in vain. ${detail()}`);
    }
    await sleep(POLL_MS);
  }
}
