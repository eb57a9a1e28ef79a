import type { Pool } from "pg";
import { AppError } from "#lib/errors.ts";
import { countTries, type TryCounter } from "./count-tries.ts";

/** Counts a try of something that guessing or flooding would gain by. Throws RATE_LIMITED with how long to wait. */
export async function limitTries(
  pool: Pool,
  counters: readonly TryCounter[],
  windowS: number,
): Promise<void> {
  const waitS = await countTries(pool, counters, windowS);
  if (waitS === 0) return;
  const minutes = Math.ceil(waitS / 60);
  const wait = minutes === 1 ? "a minute" : `${minutes} minutes`;
  throw new AppError("RATE_LIMITED", `Too many tries. Wait ${wait}, then try again.`, {
    retry_after_s: waitS,
  });
}
