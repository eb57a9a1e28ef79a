const MAX_RETRY_AFTER_MS = 60 * 60 * 1_000;
const SECOND_MS = 1_000;
/** After each failed try; then it is given up. */
const WAITS_MS = [5_000, 30_000, 120_000, 600_000, 1_800_000, 3_600_000, 7_200_000];
/** Answers below 500 that may be another one later. */
const TRANSIENT = new Set([408, 421, 425, 429]);

export type ChannelAnswer =
  | { ok: true; status: number; body: string; retryAfter: string | null }
  /** Nobody answered; `code` says why: `ECONNREFUSED`, `TIMEOUT`. */
  | { ok: false; code: string };

export type Verdict =
  | { kind: "delivered" }
  | { kind: "retry"; reason: string; retryAfterMs: number | null }
  | { kind: "refused"; reason: string };

/** Discord says in the body how many seconds to wait, more exactly than the header. */
function bodyRetryAfterS(body: string): number | null {
  const [, seconds] = /"retry_after"\s*:\s*(\d+(?:\.\d+)?)/.exec(body) ?? [];
  return seconds === undefined ? null : Number(seconds);
}

function headerRetryAfterMs(value: string, nowMs: number): number | null {
  if (/^\d+(\.\d+)?$/.test(value.trim())) return Number(value) * SECOND_MS;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : at - nowMs;
}

function retryAfterOf(answer: Extract<ChannelAnswer, { ok: true }>, now: Date): number | null {
  const fromBody = bodyRetryAfterS(answer.body);
  const ms =
    fromBody === null
      ? answer.retryAfter && headerRetryAfterMs(answer.retryAfter, now.getTime())
      : Math.ceil(fromBody * SECOND_MS);
  if (ms === null || ms === "" || !Number.isFinite(ms)) return null;
  return Math.min(Math.max(0, ms), MAX_RETRY_AFTER_MS);
}

/**
 * Says what an answer means: 2xx is delivered; 429 and 5xx, and no answer, are tried again, not before
 * Retry-After; whatever else is refused for good.
 */
export function judgeAnswer(answer: ChannelAnswer, now: Date): Verdict {
  if (!answer.ok) {
    if (answer.code === "BLOCKED_ADDRESS") {
      return { kind: "refused", reason: "This address may not be called from here." };
    }
    return { kind: "retry", reason: `No answer (${answer.code}).`, retryAfterMs: null };
  }
  const { status } = answer;
  if (status >= 200 && status < 300) return { kind: "delivered" };
  const reason = `Answered ${status}.`;
  if (status < 500 && !TRANSIENT.has(status)) return { kind: "refused", reason };
  return { kind: "retry", reason, retryAfterMs: retryAfterOf(answer, now) };
}

/** Returns how long to wait after the `attempts`-th failed try, from 1; null: it is given up. */
export function nextTryMs(attempts: number, retryAfterMs: number | null): number | null {
  const waitMs = WAITS_MS[attempts - 1];
  return waitMs === undefined ? null : Math.max(waitMs, retryAfterMs ?? 0);
}
