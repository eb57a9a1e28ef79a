import { type AddressInfo, createServer, type Socket } from "node:net";
import { clockMs, type Latencies, summarize } from "./latencies.ts";
import { answer } from "./remote.ts";
import { SENT_AT_LENGTH, SENT_AT_OFFSET } from "./request-bytes.ts";

export type SinkAnswers = {
  /** Begins to listen; answers the port, as `port` does later. */
  listen(input: null): Promise<number>;
  port(input: null): number;
  /** Calls to `/fast` and `/fail` so far. */
  count(input: null): number;
  /** From sending at the client to arrival here, since the last question. */
  latencies(input: null): Latencies | null;
};

const OK = Buffer.from(
  "HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\ncontent-length: 2\r\n\r\nok",
);
const FAILED = Buffer.from("HTTP/1.1 500 Internal Server Error\r\ncontent-length: 2\r\n\r\nno");
const NO_BYTES = Buffer.alloc(0);
const HEAD_END = "\r\n\r\n";
const LENGTH = /\r\ncontent-length: *(\d+)/i;

let count = 0;
let arrivals: number[] = [];

// The cheapest destination there can be: it reads no more of HTTP than it must. `/dead` never
// answers, `/fail` says 500.
const server = createServer({ noDelay: true }, (socket) => {
  let buffered: Buffer = NO_BYTES;
  socket.on("data", (chunk) => {
    buffered = buffered.length === 0 ? chunk : Buffer.concat([buffered, chunk]);
    let used = take(socket, buffered);
    while (used > 0) {
      buffered = buffered.subarray(used);
      used = take(socket, buffered);
    }
  });
  socket.on("error", () => undefined);
});

/** Answers the first request in `bytes` and returns its length; 0: it is not complete. */
function take(socket: Socket, bytes: Buffer): number {
  const headEnd = bytes.indexOf(HEAD_END);
  if (headEnd < 0) return 0;
  const head = bytes.toString("latin1", 0, headEnd);
  const bodyAt = headEnd + HEAD_END.length;
  const end = bodyAt + Number(LENGTH.exec(head)?.[1] ?? 0);
  if (bytes.length < end) return 0;
  if (head.startsWith("POST /dead")) return end;
  count += 1;
  const sentAt = bytes.toString(
    "latin1",
    bodyAt + SENT_AT_OFFSET,
    bodyAt + SENT_AT_OFFSET + SENT_AT_LENGTH,
  );
  arrivals.push(clockMs() - Number(sentAt));
  socket.write(head.startsWith("POST /fail") ? FAILED : OK);
  return end;
}

const port = () => (server.address() as AddressInfo).port;

answer({
  listen: () => new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(port()))),
  port,
  count: () => count,
  latencies: () => {
    const summary = summarize(arrivals);
    arrivals = [];
    return summary;
  },
} satisfies SinkAnswers);
