/** Waits before a restart; the last one repeats. */
const RESTART_DELAYS_MS = [100, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000];

/** A service that has been ready this long is taken to be well again. */
export const STABLE_MS = 60_000;

/** @typedef {{ code: number | null, signal: NodeJS.Signals | null, problem?: string }} Exit */

/**
 * Returns how long to wait before a restart after `failures` short runs in a row, from 0.
 * @param {number} failures
 */
export function restartDelayMs(failures) {
  return RESTART_DELAYS_MS[Math.min(failures, RESTART_DELAYS_MS.length - 1)] ?? 0;
}

/**
 * Says how a program ended, for a person.
 * @param {Exit} exit
 */
export function describeExit({ code, signal, problem }) {
  const reason = problem ? ` (${problem})` : "";
  if (signal !== null) return `was ended by ${signal}`;
  if (code === null) return `could not be started${reason}`;
  return code === 0 ? "ended by itself" : `ended with code ${code}${reason}`;
}

/**
 * Says what happens next, for a person.
 * @param {number} delayMs
 */
export function describeRestart(delayMs) {
  return `it is started again ${delayMs < 1_000 ? "now" : `in ${delayMs / 1000} s`}`;
}
