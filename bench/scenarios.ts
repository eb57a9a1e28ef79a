import { setTimeout as sleep } from "node:timers/promises";
import { waitUntil } from "#lib/testing/wait-until.ts";
import { type DatabaseCost, startCounting } from "./database-cost.ts";
import type { Latencies } from "./latencies.ts";
import type { LoadAnswers, LoadResult } from "./load.ts";
import { type Footprint, footprint } from "./processes.ts";
import type { Connected, Product } from "./product.ts";
import type { Remote } from "./remote.ts";
import type { SinkAnswers } from "./sink.ts";

/** Everything that takes part. */
export type Bench = {
  product: Product;
  load: Remote<LoadAnswers>;
  sink: Remote<SinkAnswers>;
  source: Connected;
};

/** Requests that may be acknowledged and not delivered while the pipeline is driven at its own pace. */
const WINDOW = 2_048;
const CONNECTIONS = 256;
const REPORT_MS = 10;
const SAMPLE_MS = 500;
const DRAINED_MS = 600_000;
/** A backlog of less than this share of a second's events is work under way and not growth. */
const UNDER_WAY_S = 0.5;
const STEP_DOWN = 0.95;
const MOST_STEPS = 6;

export type Burst = LoadResult & { connections: number; perSecond: number };
export type Sustained = {
  perSecond: number;
  seconds: number;
  /** Due and not delivered at the end. */
  backlog: number;
  arrival: Latencies | null;
  cost: DatabaseCost;
  events: number;
  cpuMsPerEvent: Record<string, number>;
};

/** Sends as fast as so many connections can; what came in is delivered before this resolves. */
export async function burst(bench: Bench, connections: number, seconds: number): Promise<Burst> {
  const result = await bench.load.ask("closedLoop", { ...target(bench, connections), seconds });
  await drained(bench);
  return { ...result, connections, perSecond: result.acked / result.seconds };
}

/** Lets the pipeline set the pace: events delivered per second while only so many are under way. */
export async function ownPace(bench: Bench, seconds: number): Promise<number> {
  await bench.load.ask("reset", null);
  const before = await bench.sink.ask("count", null);
  const timer = setInterval(async () => {
    const count = await bench.sink.ask("count", null);
    void bench.load.ask("delivered", count - before);
  }, REPORT_MS);
  const startedAt = performance.now();
  const running = bench.load.ask("windowed", {
    ...target(bench, CONNECTIONS),
    seconds,
    window: WINDOW,
  });
  await sleep(seconds * 1_000);
  const delivered = (await bench.sink.ask("count", null)) - before;
  const perSecond = delivered / ((performance.now() - startedAt) / 1_000);
  await running;
  clearInterval(timer);
  await drained(bench);
  return perSecond;
}

/**
 * Holds a constant rate of requests and says whether the backlog stays what is under way; otherwise tries
 * less. `perSecond` is where to begin.
 */
export async function sustain(
  bench: Bench,
  perSecond: number,
  seconds: number,
): Promise<Sustained> {
  let rate = Math.floor(perSecond);
  for (let steps = 1; ; steps += 1) {
    const held = await hold(bench, rate, seconds);
    if (held.backlog <= rate * UNDER_WAY_S || steps >= MOST_STEPS) return held;
    rate = Math.floor(rate * STEP_DOWN);
  }
}

/** Holds a rate, whatever becomes of the backlog. */
export async function hold(bench: Bench, rate: number, seconds: number): Promise<Sustained> {
  const { product, load, sink } = bench;
  await load.ask("reset", null);
  await sink.ask("latencies", null);
  const stopCounting = await startCounting(product.pool);
  const before = { count: await sink.ask("count", null), use: await footprints(product) };
  const running = load.ask("openLoop", {
    ...target(bench, CONNECTIONS),
    seconds,
    perSecond: rate,
  });
  await sleep(seconds * 1_000);
  const begun = await load.ask("begun", null);
  const backlog = begun - ((await sink.ask("count", null)) - before.count);
  const result = await running;
  await drained(bench);
  const events = (await sink.ask("count", null)) - before.count;
  const after = await footprints(product);
  return {
    perSecond: rate,
    seconds: result.seconds,
    backlog,
    arrival: await sink.ask("latencies", null),
    cost: await stopCounting(),
    events,
    cpuMsPerEvent: Object.fromEntries(
      after.map(({ name, cpuSeconds }, index) => [
        name,
        ((cpuSeconds - (before.use[index]?.cpuSeconds ?? 0)) * 1_000) / events,
      ]),
    ),
  };
}

/** Memory and CPU time of every process of the product. */
export function footprints(product: Product): Promise<Footprint[]> {
  return Promise.all(product.processes.map(footprint));
}

function target({ product, source }: Bench, connections: number) {
  return { port: product.port, path: source.path, connections };
}

/** Waits until all that was accepted for the source is delivered and written down. */
async function drained({ product, source }: Bench): Promise<void> {
  const open = async () => {
    const { rows } = await product.pool.query<{ open: number }>(
      `SELECT (SELECT count(*) FROM request WHERE routed_at IS NULL)::int
         + (SELECT count(*) FROM routing_order WHERE routed_at IS NULL)::int
         + (SELECT count(*) FROM event WHERE destination_id = $1 AND due_at IS NOT NULL)::int AS open`,
      [source.destinationId],
    );
    return rows[0]?.open ?? 0;
  };
  await waitUntil(
    "the backlog to be delivered",
    async () => {
      if ((await open()) === 0) return true;
      await sleep(SAMPLE_MS);
      return false;
    },
    { timeoutMs: DRAINED_MS },
  );
}
