import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { queueEvents } from "./backlog.ts";
import { failureTable, measureFailures } from "./failures.ts";
import { summarize } from "./latencies.ts";
import { benchLists } from "./lists.ts";
import type { LoadAnswers } from "./load.ts";
import { describeMachine } from "./machine.ts";
import { benchMetrics } from "./metrics.ts";
import { startProduct } from "./product.ts";
import { startRemote } from "./remote.ts";
import { type Failing, failingLine, type Results, reportTable } from "./report.ts";
import {
  type Bench,
  type Burst,
  burst,
  footprints,
  hold,
  ownPace,
  type Sustained,
  sustain,
} from "./scenarios.ts";
import { benchScreens } from "./screens.ts";
import type { SinkAnswers } from "./sink.ts";
import { measureVerification, verificationTable } from "./verify.ts";

const RESULTS = fileURLToPath(new URL("results.json", import.meta.url));

/** What a run does: the whole takes a quarter of an hour, the quick one a good minute. */
const WHOLE = {
  connections: [16, 64, 256],
  burstS: 5,
  paceS: 20,
  holdS: 20,
  slowS: 30,
  failingRounds: 5,
  queued: [100_000, 1_000_000],
};
const QUICK = {
  connections: [64],
  burstS: 3,
  paceS: 6,
  holdS: 8,
  slowS: 8,
  failingRounds: 5,
  queued: [],
};

/** Share of the sustained rate that the fast destination gets beside one that never answers. */
const HALF = 0.5;
const WARM_UP_S = 3;
/** A rate at which nothing waits for anything. */
const CODE_PER_S = 20;
const CODE = `addHandler("transform", (request) => {
  request.headers["x-bench"] = "1";
  request.body.added = true;
  return request;
});`;

type Plan = typeof WHOLE | typeof QUICK;

const say = (line: string) => console.log(line);

async function measureEmpty(bench: Bench, plan: Plan) {
  say("warming up");
  await burst(bench, 64, WARM_UP_S);
  const bursts: Burst[] = [];
  for (const connections of plan.connections) {
    say(`burst at ${connections} connections`);
    bursts.push(await burst(bench, connections, plan.burstS));
  }
  say("the pipeline at its own pace");
  const pace = await ownPace(bench, plan.paceS);
  say(`  ${Math.round(pace)} events/s; now as a constant rate`);
  const sustained = await sustain(bench, pace, plan.holdS);
  say("half of it");
  const half = await hold(bench, sustained.perSecond * HALF, plan.holdS);
  say("one a second");
  const single = await hold(bench, 1, plan.slowS);
  return { bursts, ownPace: pace, sustained, half, single };
}

/** The same rates while a destination that never answers has a queue of its own. */
async function measureQueued(bench: Bench, plan: Plan, perSecond: number) {
  const { product, sink } = bench;
  const port = await sink.ask("port", null);
  const dead = await product.connect("dead", `http://127.0.0.1:${port}/dead`);
  const measured: { queued: number; burst: Burst; ownPace: number; half: Sustained }[] = [];
  let queued = 0;
  for (const count of plan.queued) {
    say(`queueing ${count.toLocaleString("en")} events of a destination that never answers`);
    await queueEvents(product.pool, dead, queued, count - queued);
    queued = count;
    say("  the same rates again");
    measured.push({
      queued,
      burst: await burst(bench, 64, plan.burstS),
      ownPace: await ownPace(bench, plan.paceS),
      half: await hold(bench, perSecond * HALF, plan.holdS),
    });
  }
  return measured;
}

/** What a transformation adds to the way of an event, and how many a second there can be. */
async function measureCode(bench: Bench, plan: Plan) {
  const { product, sink } = bench;
  say("with a transformation on the way");
  const port = await sink.ask("port", null);
  const transformation = { name: "bench", code: CODE };
  const rules = [{ type: "transform", transformation }];
  const source = await product.connect("code", `http://127.0.0.1:${port}/fast`, rules);
  const coded: Bench = { ...bench, source };
  await burst(coded, 16, WARM_UP_S);
  return {
    ownPace: await ownPace(coded, plan.paceS),
    plain: await hold(bench, CODE_PER_S, plan.slowS),
    coded: await hold(coded, CODE_PER_S, plan.slowS),
  };
}

/**
 * Every attempt fails, in turns with runs in which every attempt succeeds: what is dearer about a failure is
 * what issues are made from, so that the share is the least that issue tracking leaves of the rate.
 */
async function measureFailing(bench: Bench, plan: Plan): Promise<Failing> {
  say("to a destination that always fails, in turns with one that succeeds");
  const port = await bench.sink.ask("port", null);
  const source = await bench.product.connect("fail", `http://127.0.0.1:${port}/fail`);
  const rates: Record<"fine" | "failing", number[]> = { fine: [], failing: [] };
  for (let round = 0; round <= plan.failingRounds; round += 1) {
    const fine = await ownPace(bench, plan.paceS);
    const failing = await ownPace({ ...bench, source }, plan.paceS);
    // The first opens the issue and warms what the others find warm.
    if (round === 0) continue;
    rates.fine.push(fine);
    rates.failing.push(failing);
  }
  return {
    perSecond: summarize(rates.failing)?.p50 ?? 0,
    finePerSecond: summarize(rates.fine)?.p50 ?? 0,
  };
}

/** One destination that never answers gets as much as the one beside it. */
async function measureFairness(bench: Bench, plan: Plan, perSecond: number) {
  const { product, sink } = bench;
  say("beside a destination that never answers");
  const port = await sink.ask("port", null);
  const dead = await product.connect("hung", `http://127.0.0.1:${port}/dead`);
  const load = startRemote<LoadAnswers>("load.ts");
  const running = load.ask("openLoop", {
    port: product.port,
    path: dead.path,
    connections: 16,
    seconds: plan.holdS,
    perSecond: (perSecond * HALF) / 4,
  });
  const beside = await hold(bench, perSecond * HALF, plan.holdS);
  await running;
  load.stop();
  return beside;
}

/** Starts everything that takes part, lets `run` measure, and stops it all. */
async function withBench(run: (bench: Bench) => Promise<void>): Promise<void> {
  say("starting the product, its Postgres, the load and the sink");
  const product = await startProduct();
  const load = startRemote<LoadAnswers>("load.ts");
  const sink = startRemote<SinkAnswers>("sink.ts");
  try {
    const sinkPort = await sink.ask("listen", null);
    const source = await product.connect("bench", `http://127.0.0.1:${sinkPort}/fast`);
    const bench: Bench = { product, load, sink, source };
    await run(bench);
  } finally {
    load.stop();
    sink.stop();
    await product.stop();
  }
}

async function benchPath(bench: Bench, plan: Plan): Promise<void> {
  const { product } = bench;
  const empty = await measureEmpty(bench, plan);
  const code = await measureCode(bench, plan);
  const failing = await measureFailing(bench, plan);
  const fairness = await measureFairness(bench, plan, empty.sustained.perSecond);
  const queued = await measureQueued(bench, plan, empty.sustained.perSecond);
  const results: Results = {
    at: new Date().toISOString(),
    machine: await describeMachine(product.pool),
    empty,
    code,
    failing,
    fairness,
    queued,
    processes: await footprints(product),
  };
  await writeFile(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
  say(reportTable(results));
  say(`\nAll figures: ${RESULTS}`);
}

const { values: options } = parseArgs({
  options: { quick: { type: "boolean", default: false }, only: { type: "string" } },
});
const isAsked = (section: string) => options.only === undefined || options.only === section;
const plan = options.quick ? QUICK : WHOLE;
if (isAsked("path")) await withBench((bench) => benchPath(bench, plan));
if (isAsked("lists") && !options.quick) await benchLists(say);
if (isAsked("metrics") && !options.quick) await benchMetrics(say);
if (isAsked("failures")) {
  say(failureTable(await measureFailures()));
  if (options.only)
    await withBench(async (bench) => say(failingLine(await measureFailing(bench, plan))));
}
// Takes a browser, so that it is asked for by name.
if (options.only === "screens") await benchScreens(say);
if (isAsked("verify")) say(verificationTable(measureVerification()));
