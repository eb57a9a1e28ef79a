import type { Latencies } from "./latencies.ts";
import type { Machine } from "./machine.ts";
import type { Footprint } from "./processes.ts";
import type { Burst, Sustained } from "./scenarios.ts";

export type Results = {
  at: string;
  machine: Machine;
  empty: {
    bursts: Burst[];
    ownPace: number;
    sustained: Sustained;
    half: Sustained;
    single: Sustained;
  };
  /** With a transformation; at a low rate without and with it. */
  code: { ownPace: number; plain: Sustained; coded: Sustained };
  failing: Failing;
  /** Half of the sustained rate, beside a destination that never answers. */
  fairness: Sustained;
  queued: { queued: number; burst: Burst; ownPace: number; half: Sustained }[];
  processes: Footprint[];
};

/** Events a second at its own pace when every attempt fails, and beside it when none does. */
export type Failing = { perSecond: number; finePerSecond: number };

type Row = { what: string; measured: string; target: string; isReached: boolean | null };

const ACKS = 10_000;
const EVENTS = 3_000;
const ARRIVAL_MS = 10;
const ROUND_TRIPS = 0.5;
const COMMITS = 0.15;
const RSS_MB = 350;
const CODE_RUNS = 1_000;
const CODE_ADDED_MS = 3;
const QUEUED_SHARE = 0.8;

const whole = (value: number) => Math.round(value).toLocaleString("en");
const ms = (latencies: Latencies | null) =>
  latencies ? `p50 ${latencies.p50.toFixed(1)} ms, p99 ${latencies.p99.toFixed(1)} ms` : "none";

function note(what: string, measured: string): Row {
  return { what, measured, target: "", isReached: null };
}

function atLeast(what: string, value: number, target: number, unit: string, more = ""): Row {
  return {
    what,
    measured: `${whole(value)} ${unit}${more}`,
    target: `≥ ${whole(target)}`,
    isReached: value >= target,
  };
}

function atMost(what: string, value: number, target: number, text: string): Row {
  return { what, measured: text, target: `≤ ${target}`, isReached: value <= target };
}

function emptyRows({ empty }: Results): Row[] {
  const { sustained, half, single } = empty;
  const perEvent = (count: number) => count / sustained.events;
  const roundTrips = perEvent(sustained.cost.roundTrips);
  const commits = perEvent(sustained.cost.commits);
  return [
    ...empty.bursts.map((one) =>
      atLeast(
        `acknowledged, ${one.connections} connections`,
        one.perSecond,
        ACKS,
        "requests/s",
        `, ${ms(one.latencies)}${one.refused + one.broken > 0 ? `, refused ${one.refused + one.broken}` : ""}`,
      ),
    ),
    note("end to end, at its own pace", `${whole(empty.ownPace)} events/s`),
    atLeast(
      `end to end, sustained ${Math.round(sustained.seconds)} s`,
      sustained.perSecond,
      EVENTS,
      "events/s",
      `, at the end ${whole(sustained.backlog)} under way`,
    ),
    note("sent → arrived at that rate", ms(sustained.arrival)),
    note(`sent → arrived at ${whole(half.perSecond)}/s`, ms(half.arrival)),
    atMost("sent → arrived at 1/s", single.arrival?.p50 ?? 0, ARRIVAL_MS, ms(single.arrival)),
    atMost("round trips per event", roundTrips, ROUND_TRIPS, roundTrips.toFixed(2)),
    atMost("commits per event", commits, COMMITS, commits.toFixed(2)),
    note("forced log writes per event", perEvent(sustained.cost.walSyncs).toFixed(3)),
    note("log written per event", `${whole(perEvent(sustained.cost.walBytes))} bytes`),
    ...Object.entries(sustained.cpuMsPerEvent).map(([name, value]) =>
      note(`CPU per event, ${name}`, `${value.toFixed(3)} ms`),
    ),
  ];
}

function codeRows({ code }: Results): Row[] {
  const { plain, coded } = code;
  const added = (coded.arrival?.p50 ?? 0) - (plain.arrival?.p50 ?? 0);
  return [
    atLeast("with a transformation, at its own pace", code.ownPace, CODE_RUNS, "events/s"),
    atMost(
      `what it adds at ${coded.perSecond}/s, p50`,
      added,
      CODE_ADDED_MS,
      `${added.toFixed(1)} ms; without ${ms(plain.arrival)}; with ${ms(coded.arrival)}`,
    ),
  ];
}

function queuedRows({ queued, empty }: Results): Row[] {
  return queued.flatMap((one) => {
    const name = `${whole(one.queued)} queued`;
    const reference = empty.bursts.find((each) => each.connections === one.burst.connections);
    const acks = (reference?.perSecond ?? 0) * QUEUED_SHARE;
    return [
      atLeast(
        `${name}: acknowledged, ${one.burst.connections} connections`,
        one.burst.perSecond,
        acks,
        "requests/s",
      ),
      atLeast(`${name}: at its own pace`, one.ownPace, empty.ownPace * QUEUED_SHARE, "events/s"),
      note(`${name}: sent → arrived at ${whole(one.half.perSecond)}/s`, ms(one.half.arrival)),
    ];
  });
}

export function failingLine({ perSecond, finePerSecond }: Failing): string {
  const share = ((perSecond / finePerSecond) * 100).toFixed(1);
  return `${whole(perSecond)} events/s, ${share} % of ${whole(finePerSecond)} when none fails`;
}

function rowsOf(results: Results): Row[] {
  return [
    ...emptyRows(results),
    ...codeRows(results),
    note("every attempt fails, at its own pace", failingLine(results.failing)),
    note(
      `beside a destination that never answers, ${whole(results.fairness.perSecond)}/s`,
      `${ms(results.fairness.arrival)}, at the end ${whole(results.fairness.backlog)} under way`,
    ),
    ...queuedRows(results),
    ...results.processes.map(({ name, rssMb, peakMb }) => {
      const text = `${rssMb ?? "?"} MB${peakMb === null ? "" : `, at the most ${peakMb} MB`}`;
      return name === "postgres" || rssMb === null
        ? note(`memory, ${name} (not shared)`, text)
        : atMost(`memory, ${name}`, peakMb ?? rssMb, RSS_MB, text);
    }),
  ];
}

/** Returns the figures as a table, targets beside them. */
export function reportTable(results: Results): string {
  const { cpus, model, memoryGb, node, postgres } = results.machine;
  const rows = rowsOf(results);
  const wide = Math.max(...rows.map(({ what }) => what.length));
  const middle = Math.max(...rows.map(({ measured }) => measured.length));
  const lines = rows.map(({ what, measured, target, isReached }) => {
    const mark = isReached === null ? " " : isReached ? "✓" : "✗";
    return `${mark} ${what.padEnd(wide)}  ${measured.padEnd(middle)}  ${target}`.trimEnd();
  });
  const place = `${cpus} × ${model}, ${memoryGb} GB, Node ${node}, Postgres ${postgres}; load and sink on the same machine`;
  return ["", place, "", ...lines].join("\n");
}
