import type { AttemptErrorCode } from "#lib/schemas/enums.ts";
import type { Random } from "./random.ts";

/** What a destination of the demo answers, and how long it takes. */
export type Answer = { latencyMs: number } & (
  | { status: number; headers: Record<string, string>; body: string }
  | { errorCode: AttemptErrorCode }
);

/** `hoursAgo` counts back from the moment the demo is made, `attemptNumber` from 1. */
export type FarSide = (random: Random, hoursAgo: number, attemptNumber: number) => Answer;

const JSON_HEADERS = { "content-type": "application/json; charset=utf-8" };
const TIMEOUT_MS = 60_000;

/** Most answers come near the usual time, a few take much longer. */
function latency(random: Random, usualMs: number): number {
  return Math.round(usualMs * (0.6 + 0.8 * random.next() + 6 * random.next() ** 12));
}

function answer(random: Random, usualMs: number, status: number, body: unknown): Answer {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return {
    latencyMs: latency(random, usualMs),
    status,
    headers: text === "" ? {} : JSON_HEADERS,
    body: text,
  };
}

function badGateway(random: Random): Answer {
  const body = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>\n";
  return {
    latencyMs: latency(random, 40),
    status: 502,
    headers: { "content-type": "text/html" },
    body,
  };
}

/** Broken now: since a release an hour and a half ago, one call in three fails, and mostly stays so. */
export const billingApi: FarSide = (random, hoursAgo, attemptNumber) => {
  const odds = hoursAgo < 1.5 ? 0.3 : 0.002;
  const isBroken = random.chance(attemptNumber > 1 ? 0.9 : odds);
  const error = { error: "internal", detail: "column invoices.tax_id does not exist" };
  return isBroken ? answer(random, 35, 500, error) : answer(random, 70, 200, { ok: true });
};

/** Was down for forty minutes three days ago. */
export const orderService: FarSide = (random, hoursAgo) => {
  const isDown = hoursAgo < 74 && hoursAgo > 73.33;
  const error = { error: "service_unavailable", message: "no healthy upstream" };
  return isDown ? answer(random, 12, 503, error) : answer(random, 110, 202, { accepted: true });
};

export const inventorySync: FarSide = (random) => {
  if (!random.chance(0.04)) return answer(random, 55, 200, { synced: true });
  const busy = answer(random, 8, 429, { error: "rate_limited", limit: 20 });
  return {
    ...busy,
    ...("headers" in busy ? { headers: { ...busy.headers, "retry-after": "30" } } : {}),
  };
};

/** Its token had run out two days ago, and nobody saw for some hours. */
export const fraudReview: FarSide = (random, hoursAgo) => {
  const isRefused = hoursAgo < 52 && hoursAgo > 44;
  const error = { error: "invalid_token", message: "The access token expired" };
  return isRefused ? answer(random, 20, 401, error) : answer(random, 240, 200, { queued: true });
};

/** Now and then takes longer than anybody waits. */
export const crmSync: FarSide = (random) => {
  if (random.chance(0.02)) return { latencyMs: TIMEOUT_MS, errorCode: "TIMEOUT" };
  return answer(random, 380, 200, { result: "upserted" });
};

/** Was restarted five days ago. */
export const supportDesk: FarSide = (random, hoursAgo) => {
  const isRestarting = hoursAgo < 122 && hoursAgo > 121;
  if (isRestarting) return { latencyMs: random.between(1, 4), errorCode: "CONNECTION_REFUSED" };
  return answer(random, 90, 200, { ticket: random.between(40_000, 60_000) });
};

/** Had a bad morning yesterday. */
export const ledger: FarSide = (random, hoursAgo) => {
  const isBad = hoursAgo > 26 && hoursAgo < 30 && random.chance(0.2);
  return isBad ? badGateway(random) : answer(random, 45, 204, "");
};

export const steady: FarSide = (random) => answer(random, 60, 200, { ok: true });
/** Takes things fast, and drops one in a few hundred. */
export const quick: FarSide = (random) =>
  random.chance(0.004) ? badGateway(random) : answer(random, 15, 202, "");
