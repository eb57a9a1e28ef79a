import { connect, type Socket } from "node:net";
import { createRequestBytes } from "./request-bytes.ts";

const STATUS_AT = "HTTP/1.1 ".length;
const HEAD_END = "\r\n\r\n";
const LENGTH = /\r\ncontent-length: *(\d+)/i;
const DRAIN_MS = 5_000;

export type LoadClient = {
  result: { acked: number; refused: number; broken: number; latencies: number[] };
  /** Requests that were sent and not answered, or are late. */
  waiting(): number;
  /** Sends on up to `count` free connections. */
  sendOnFree(count: number): void;
  /** Sends now, or as soon as a connection is free; its latency counts from now. */
  sendWhenFree(): void;
  stopSending(): void;
  /** Waits for the answers under way. */
  close(): Promise<void>;
};

type Line = {
  socket: Socket;
  bytes: Buffer;
  stamp(): void;
  dueAt: number;
  buffered: Buffer | null;
};

/** Opens keep-alive connections on which requests cost next to nothing to send and to read. */
export async function createClient(
  { port, path, connections }: { port: number; path: string; connections: number },
  onAnswer: () => void,
): Promise<LoadClient> {
  const result: LoadClient["result"] = { acked: 0, refused: 0, broken: 0, latencies: [] };
  const free: Line[] = [];
  const late: number[] = [];
  let busy = 0;
  let isStopped = false;

  function send(line: Line, dueAt: number) {
    line.dueAt = dueAt;
    line.stamp();
    busy += 1;
    line.socket.write(line.bytes);
  }

  function finish(line: Line, isAcked: boolean) {
    busy -= 1;
    if (isAcked) result.acked += 1;
    else result.refused += 1;
    result.latencies.push(performance.now() - line.dueAt);
    const dueAt = isStopped ? undefined : late.shift();
    if (dueAt === undefined) free.push(line);
    else send(line, dueAt);
    if (isAcked) onAnswer();
  }

  function read(line: Line, chunk: Buffer) {
    const bytes = line.buffered ? Buffer.concat([line.buffered, chunk]) : chunk;
    const headEnd = bytes.indexOf(HEAD_END);
    const length = headEnd < 0 ? 0 : Number(LENGTH.exec(bytes.toString("latin1", 0, headEnd))?.[1]);
    if (headEnd < 0 || bytes.length < headEnd + HEAD_END.length + length) {
      line.buffered = bytes;
      return;
    }
    line.buffered = null;
    finish(line, bytes.toString("latin1", STATUS_AT, STATUS_AT + 3) === "200");
  }

  async function open(): Promise<Line> {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    const line: Line = { socket, ...createRequestBytes(port, path), dueAt: 0, buffered: null };
    socket.on("data", (chunk) => read(line, chunk));
    socket.on("error", () => undefined);
    socket.on("close", () => {
      if (!isStopped) result.broken += 1;
    });
    await new Promise((resolve) => socket.once("connect", resolve));
    return line;
  }

  function sendOnFree(count: number) {
    for (let left = count; left > 0; left -= 1) {
      const line = isStopped ? undefined : free.pop();
      if (!line) return;
      send(line, performance.now());
    }
  }

  const lines = await Promise.all(Array.from({ length: connections }, open));
  free.push(...lines);

  return {
    result,
    waiting: () => busy + late.length,
    sendOnFree,
    sendWhenFree() {
      if (isStopped) return;
      const line = free.pop();
      if (line) send(line, performance.now());
      else late.push(performance.now());
    },
    stopSending() {
      isStopped = true;
    },
    async close() {
      const deadline = performance.now() + DRAIN_MS;
      while (busy > 0 && performance.now() < deadline) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      for (const line of lines) line.socket.destroy();
    },
  };
}
