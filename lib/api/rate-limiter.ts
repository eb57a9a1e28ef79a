const MAX_KEYS = 10_000;

type Window = { startedAtMs: number; count: number; previousCount: number };

export type RateState = {
  isAllowed: boolean;
  limit: number;
  remaining: number;
  /** When the present window ends. */
  resetAtMs: number;
  resetInMs: number;
};

export type RateLimiter = {
  /** Counts a call. One that is over the limit is refused and does not count. */
  take(key: string): RateState;
  /** The state of somebody who has not called yet. */
  fresh(): RateState;
};

/**
 * Limits calls a key to `limit` in any `windowMs`, by a sliding window: the count of the window before
 * weighs as much as is left of it. Two numbers a key, whatever the limit. Counts this process only.
 */
export function createRateLimiter(
  limit: number,
  windowMs: number,
  nowMs: () => number = Date.now,
): RateLimiter {
  const windows = new Map<string, Window>();

  function windowOf(key: string, now: number): Window {
    const startedAtMs = now - (now % windowMs);
    const known = windows.get(key);
    if (known?.startedAtMs === startedAtMs) return known;
    const isNext = known?.startedAtMs === startedAtMs - windowMs;
    const window = { startedAtMs, count: 0, previousCount: isNext ? known.count : 0 };
    if (!known && windows.size >= MAX_KEYS) forget(startedAtMs);
    windows.set(key, window);
    return window;
  }

  function forget(startedAtMs: number) {
    for (const [key, window] of windows) {
      if (window.startedAtMs < startedAtMs - windowMs) windows.delete(key);
    }
  }

  function state(isAllowed: boolean, used: number, now: number): RateState {
    const resetInMs = windowMs - (now % windowMs);
    const remaining = Math.max(0, Math.floor(limit - used));
    return { isAllowed, limit, remaining, resetAtMs: now + resetInMs, resetInMs };
  }

  return {
    take(key) {
      const now = nowMs();
      const window = windowOf(key, now);
      const weight = 1 - (now % windowMs) / windowMs;
      const used = window.previousCount * weight + window.count;
      if (used + 1 > limit) return state(false, limit, now);
      window.count += 1;
      return state(true, used + 1, now);
    },
    fresh: () => state(true, 0, nowMs()),
  };
}

/** The headers that every answer carries. */
export function rateHeaders(state: RateState): Record<string, string> {
  return {
    "x-ratelimit-limit": String(state.limit),
    "x-ratelimit-remaining": String(state.remaining),
    "x-ratelimit-reset": new Date(state.resetAtMs).toISOString(),
    "retry-after": String(state.resetInMs / 1_000),
  };
}
