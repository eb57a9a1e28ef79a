import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { waitUntil } from "./wait-until.ts";

/** One call that a destination got. */
export type Hit = {
  eventId: string;
  requestId: string;
  /** As the header says. */
  attempt: number;
  method: string;
  url: string;
  /** Name, value, name, value, … as they came. */
  rawHeaders: string[];
  body: Buffer;
  atMs: number;
};

export type Answer =
  | { status: number; headers?: Record<string, string>; body?: string | Buffer; delayMs?: number }
  /** Bytes written to the socket as they are, which is then closed. */
  | { raw: Buffer }
  | "reset"
  | "hang";

export type HttpReceiver = {
  url: string;
  hits: Hit[];
  /** Says how later calls are answered; 200 at first. */
  answer(behaviour: (hit: Hit) => Answer): void;
  hitsOf(eventId: string): Hit[];
  waitFor(predicate: (hits: Hit[]) => boolean, timeoutMs?: number): Promise<void>;
  close(): Promise<void>;
};

/** Starts a real destination on a port of its own that keeps what it is sent. */
export async function createHttpReceiver(): Promise<HttpReceiver> {
  const hits: Hit[] = [];
  let behaviour: (hit: Hit) => Answer = () => ({ status: 200 });

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const hit = toHit(request, Buffer.concat(chunks));
      hits.push(hit);
      respond(request, response, behaviour(hit));
    });
    request.on("error", () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    hits,
    answer(next) {
      behaviour = next;
    },
    hitsOf: (eventId) => hits.filter((hit) => hit.eventId === eventId),
    waitFor: (predicate, timeoutMs) =>
      waitUntil("calls at the destination", () => predicate(hits), {
        ...(timeoutMs === undefined ? {} : { timeoutMs }),
        detail: () => `${hits.length} came.`,
      }),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function toHit(request: IncomingMessage, body: Buffer): Hit {
  return {
    eventId: String(request.headers["x-hookdeck-eventid"] ?? ""),
    requestId: String(request.headers["x-hookdeck-requestid"] ?? ""),
    attempt: Number(request.headers["x-hookdeck-attempt-count"] ?? 0),
    method: request.method ?? "",
    url: request.url ?? "",
    rawHeaders: request.rawHeaders,
    body,
    atMs: Date.now(),
  };
}

function respond(request: IncomingMessage, response: ServerResponse, answer: Answer) {
  if (answer === "hang") return;
  if (answer === "reset") return request.socket.resetAndDestroy();
  if ("raw" in answer) return request.socket.end(answer.raw);
  const { status, headers = {}, body = "", delayMs = 0 } = answer;
  setTimeout(() => response.writeHead(status, headers).end(body), delayMs);
}
