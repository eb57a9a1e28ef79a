import { parseQuery } from "../ingestion/parsed-query.ts";

export type MockRequest = {
  method: string;
  url: string;
  body: Uint8Array | null;
};

export type MockResponse = {
  status: number;
  headers: Record<string, string>;
  body: string;
  /** How long the answer is held back. */
  delayMs: number;
};

const MAX_DELAY_MS = 30_000;
const ECHOED_BODY_BYTES = 32 * 1024;

function numberIn(value: unknown, min: number, max: number): number | null {
  if (typeof value !== "string" || !/^\d{1,6}$/.test(value)) return null;
  const number = Number(value);
  return number >= min && number <= max ? number : null;
}

/**
 * The built-in echo behind MOCK_API destinations: answers with what it was sent. `?status=500` chooses
 * the status (200 to 599) and `?delay=1500` the milliseconds before the answer, so that retries,
 * timeouts and issues can be tried without a server.
 */
export function mockResponse(request: MockRequest): MockResponse {
  const url = new URL(request.url);
  const query = parseQuery(url.search.slice(1));
  const status = numberIn(query.status, 200, 599) ?? 200;
  const text = request.body
    ? new TextDecoder().decode(request.body.subarray(0, ECHOED_BODY_BYTES))
    : "";
  return {
    status,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      status,
      message: status < 300 ? "Echoed by the mock destination" : `Answering ${status}, as asked`,
      request: { method: request.method, path: url.pathname, query, body: text },
    }),
    delayMs: numberIn(query.delay, 0, MAX_DELAY_MS) ?? 0,
  };
}
