import { authenticateRequest } from "#lib/domain/authentication/authenticate-request.ts";
import type { AuthenticatedRequest } from "#lib/domain/authentication/authentication.ts";
import { buildTestEvent } from "#lib/domain/authentication/build-test-event.ts";
import { type Latencies, summarize } from "./latencies.ts";

const TYPES = ["GITHUB", "STRIPE", "SLACK", "SVIX"];
const SIZES = [1_024, 102_400];
const WARM_UP = 500;
const CALLS = 5_000;
const SECRET = `whsec_${Buffer.alloc(24, 7).toString("base64")}`;

type Verified = { type: string; bytes: number; latency: Latencies | null };

function signedRequest(type: string, bytes: number) {
  const source = { type, auth: { type, config: { webhook_secret_key: SECRET } } };
  const parts: AuthenticatedRequest = {
    method: "POST",
    path: "/",
    query: "",
    headers: { "content-type": "application/json" },
    body: Buffer.from(`{"text":"${"x".repeat(bytes - 11)}"}`),
    urls: () => ["http://localhost/e/token"],
    nowMs: Date.now(),
  };
  const event = buildTestEvent(source, "signed", parts);
  if (!event.isPossible) throw new Error(event.reason);
  return { source, request: event.request };
}

function measure(type: string, bytes: number): Verified {
  const { source, request } = signedRequest(type, bytes);
  const tookMs: number[] = [];
  for (let call = 0; call < WARM_UP + CALLS; call += 1) {
    const startedAt = performance.now();
    const { result } = authenticateRequest(source, request);
    const endedAt = performance.now();
    if (result !== "verified") throw new Error(`${type} was ${result}`);
    if (call >= WARM_UP) tookMs.push(endedAt - startedAt);
  }
  return { type, bytes, latency: summarize(tookMs) };
}

/** What checking a sender adds to taking a request in, by type and size of body. */
export function measureVerification(): Verified[] {
  return TYPES.flatMap((type) => SIZES.map((bytes) => measure(type, bytes)));
}

/** One line a measurement, for people. */
export function verificationTable(rows: readonly Verified[]): string {
  const lines = rows.map(({ type, bytes, latency }) => {
    const size = `${Math.round(bytes / 1_024)} KB`.padStart(7);
    return `${type.padEnd(8)}${size}  p50 ${latency?.p50.toFixed(4)} ms  p99 ${latency?.p99.toFixed(4)} ms`;
  });
  return lines.join("\n");
}
