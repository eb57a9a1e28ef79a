import { type Latencies, summarize } from "./latencies.ts";
import { createClient, type LoadClient } from "./load-client.ts";
import { answer } from "./remote.ts";

export type LoadResult = {
  /** Answers with 200, other answers, and connections that broke. */
  acked: number;
  refused: number;
  broken: number;
  seconds: number;
  latencies: Latencies | null;
};

export type Target = { port: number; path: string; connections: number };

export type LoadAnswers = {
  /** Each connection sends its next request when it has the answer to the last. */
  closedLoop(input: Target & { seconds: number }): Promise<LoadResult>;
  /** Requests are due at a constant rate, whatever the answers; latency counts from when one is due. */
  openLoop(input: Target & { seconds: number; perSecond: number }): Promise<LoadResult>;
  /** As closedLoop, but pauses while more than `window` requests are acknowledged and not delivered. */
  windowed(input: Target & { seconds: number; window: number }): Promise<LoadResult>;
  /** Tells how many of what was sent since `reset` have been delivered. */
  delivered(input: number): void;
  /** Requests since `reset` that are due or sent: acknowledged, under way, or late for want of a connection. */
  begun(input: null): number;
  reset(input: null): void;
};

const TICK_MS = 1;

let ackedSinceReset = 0;
let delivered = 0;
let current: LoadClient | null = null;

async function run(
  target: Target,
  seconds: number,
  drive: (client: LoadClient, elapsedMs: number) => void,
): Promise<LoadResult> {
  let drivenAt = performance.now();
  const client = await createClient(target, () => {
    ackedSinceReset += 1;
    drive(client, performance.now() - drivenAt);
  });
  current = client;
  drivenAt = performance.now();
  const timer = setInterval(() => drive(client, performance.now() - drivenAt), TICK_MS);
  drive(client, 0);
  await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
  clearInterval(timer);
  client.stopSending();
  const elapsed = (performance.now() - drivenAt) / 1_000;
  await client.close();
  const { latencies, ...counts } = client.result;
  return { ...counts, seconds: elapsed, latencies: summarize(latencies) };
}

answer({
  closedLoop: ({ seconds, ...target }) =>
    run(target, seconds, (client) => client.sendOnFree(target.connections)),
  openLoop({ seconds, perSecond, ...target }) {
    let begun = 0;
    return run(target, seconds, (client, elapsedMs) => {
      const due = (elapsedMs * perSecond) / 1_000;
      for (; begun < due; begun += 1) client.sendWhenFree();
    });
  },
  windowed: ({ seconds, window, ...target }) =>
    run(target, seconds, (client) => {
      const open = ackedSinceReset + client.waiting() - delivered;
      client.sendOnFree(window - open);
    }),
  delivered: (count) => {
    delivered = count;
  },
  begun: () => ackedSinceReset + (current?.waiting() ?? 0),
  reset: () => {
    ackedSinceReset = 0;
    delivered = 0;
  },
} satisfies LoadAnswers);
