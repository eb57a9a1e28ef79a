import { setTimeout as sleep } from "node:timers/promises";

/** Longer than the work behind any of these answers takes on a busy machine. */
const ANSWER_MS = 250;

/** Does `work` and answers after the same time whatever it did, so that the time does not tell what that was. */
export async function takeAsLong(work: () => Promise<unknown>): Promise<void> {
  await Promise.all([work(), sleep(ANSWER_MS)]);
}
