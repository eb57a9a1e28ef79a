import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

const TIMEOUT_MS = 60_000;

export type RawAnswer = {
  /** Null when the connection was closed without an answer. */
  status: number | null;
  /** Lower-case names. */
  headers: Map<string, string>;
  body: string;
  /** What came after the answer, such as an answer to a second request. */
  rest: string;
  isClosed: boolean;
  /** From the first byte sent to the answer, or to the close. */
  tookMs: number;
};

export type RawParts = Iterable<Buffer | string | { pauseMs: number }>;

/** Bytes of one request as it stands on the wire; Content-Length and Host are added unless given. */
export function rawRequest(options: {
  method?: string;
  target: string;
  headers?: string[];
  body?: Buffer | string;
}): Buffer {
  const { method = "POST", target, headers = [], body = "" } = options;
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body);
  const has = (name: string) => headers.some((line) => line.toLowerCase().startsWith(`${name}:`));
  const lines = [
    `${method} ${target} HTTP/1.1`,
    ...(has("host") ? [] : ["Host: localhost"]),
    ...(has("content-length") || has("transfer-encoding")
      ? []
      : [`Content-Length: ${bytes.length}`]),
    ...headers,
  ];
  return Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"), bytes]);
}

/**
 * Sends bytes exactly as given, on a connection of their own, and reads the one answer. Resolves when it
 * is complete or the far side closes; `lingerMs` waits that long for more to come after the answer.
 * The answer to HEAD has no body, whatever it announces.
 */
export async function sendRaw(
  port: number,
  parts: RawParts,
  { lingerMs = 0, hasBody = true }: { lingerMs?: number; hasBody?: boolean } = {},
): Promise<RawAnswer> {
  const socket = connect({ port, host: "127.0.0.1" });
  const startedAt = performance.now();
  let received = Buffer.alloc(0);
  let isClosed = false;
  let tookMs = 0;
  const answered = new Promise<void>((resolve) => {
    const giveUp = setTimeout(resolve, TIMEOUT_MS);
    const done = () => {
      clearTimeout(giveUp);
      tookMs ||= performance.now() - startedAt;
      resolve();
    };
    socket.on("data", (chunk) => {
      received = Buffer.concat([received, chunk]);
      if (parse(received, hasBody)) done();
    });
    socket.on("close", () => {
      isClosed = true;
      done();
    });
    socket.on("error", () => undefined);
  });
  await writeAll(socket, parts);
  await answered;
  if (lingerMs > 0) await sleep(lingerMs);
  socket.destroy();
  const answer = parse(received, hasBody) ?? {
    status: null,
    headers: new Map(),
    body: "",
    rest: "",
  };
  return { ...answer, isClosed, tookMs };
}

async function writeAll(socket: Socket, parts: RawParts) {
  for (const part of parts) {
    if (socket.destroyed) return;
    if (typeof part === "string") socket.write(part, "latin1");
    else if (Buffer.isBuffer(part)) socket.write(part);
    else await sleep(part.pauseMs);
  }
}

/** Reads the first complete answer; interim ones such as 100 are skipped. Null: it is not complete. */
function parse(received: Buffer, hasBody: boolean): Omit<RawAnswer, "isClosed" | "tookMs"> | null {
  const text = received.toString("latin1");
  const end = text.indexOf("\r\n\r\n");
  if (end < 0) return null;
  const [statusLine = "", ...lines] = text.slice(0, end).split("\r\n");
  const status = Number(statusLine.split(" ")[1]);
  if (status < 200) return parse(received.subarray(end + 4), hasBody);
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(":");
    headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
  }
  const after = text.slice(end + 4);
  const length = hasBody ? Number(headers.get("content-length") ?? 0) : 0;
  if (after.length < length) return null;
  return { status, headers, body: after.slice(0, length), rest: after.slice(length) };
}
