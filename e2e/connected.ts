import { request as send } from "undici";
import type { CallApi } from "./fixtures.ts";

/** A source and a destination of a spec's own, and the connection between them. */
export type Connected = { id: string; sourceId: string; destinationId: string; url: string };

/** Makes a connection to a destination of the test, or to one that answers everything by itself. */
export async function connect(
  api: CallApi,
  name: string,
  url: string | null,
  rules: object[] = [],
): Promise<Connected> {
  const destination = url === null ? { type: "MOCK_API" } : { type: "HTTP", config: { url } };
  const made = await api("POST", "/connections", {
    name,
    source: { name },
    destination: { name, ...destination },
    rules,
  });
  return {
    id: made.id,
    sourceId: made.source.id,
    destinationId: made.destination.id,
    url: made.source.url,
  };
}

type Sent = { method?: string; headers?: Record<string, string>; body?: string | Buffer };

/** Sends a request to a source as its sender would; answers the id under which it is kept. */
export async function sendTo(url: string, { method, headers, body }: Sent = {}): Promise<string> {
  const response = await send(url, {
    method: (method ?? "POST") as "POST",
    headers: { "content-type": "application/json", ...headers },
    body: body ?? '{"hello":"world"}',
  });
  const { request_id } = (await response.body.json()) as { request_id: string };
  return request_id;
}

/** Waits until an event of a request is in one of some states, and answers it. */
export async function eventOf(api: CallApi, requestId: string, statuses: readonly string[]) {
  const deadlineMs = Date.now() + 20_000;
  while (Date.now() < deadlineMs) {
    const { models } = await api("GET", `/requests/${requestId}/events`);
    const found = models.find(({ status }: { status: string }) => statuses.includes(status));
    if (found) return found;
  }
  throw new Error(`No event of ${requestId} became ${statuses.join(" or ")}`);
}
