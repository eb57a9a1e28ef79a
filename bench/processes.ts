import { readdir, readFile } from "node:fs/promises";
import type pg from "pg";

const CLOCK_TICKS = 100;

export type MeasuredProcess = { name: string; pids(): Promise<number[]> };

export type Footprint = {
  name: string;
  /** Now and at the most so far; of Postgres, the memory that its processes do not share. Null: not known. */
  rssMb: number | null;
  peakMb: number | null;
  cpuSeconds: number;
};

/** Finds the child of `parent` that runs `file`. */
export async function findProcess(
  name: string,
  parent: number,
  file: string,
): Promise<MeasuredProcess> {
  const pids = await childrenOf(parent);
  for (const pid of pids) {
    const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
    if (command.includes(file)) return { name, pids: async () => [pid] };
  }
  return { name, pids: async () => [] };
}

/** The server and all its backends. */
export async function postgresProcess(pool: pg.Pool): Promise<MeasuredProcess> {
  const { rows } = await pool.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  const status = await readFile(`/proc/${rows[0]?.pid}/status`, "utf8").catch(() => "");
  const head = Number(/^PPid:\s+(\d+)$/m.exec(status)?.[1] ?? 0);
  return { name: "postgres", pids: async () => [head, ...(await childrenOf(head))] };
}

/** Measures memory and CPU time of a process. */
export async function footprint({ name, pids }: MeasuredProcess): Promise<Footprint> {
  const each = await Promise.all((await pids()).map(measure));
  const sum = (pick: (one: Measured) => number) =>
    each.reduce((total, one) => total + pick(one), 0);
  const isKnown = each.some((one) => one.rssMb > 0);
  return {
    name,
    rssMb: isKnown ? Math.round(sum((one) => one.rssMb)) : null,
    peakMb: each.length === 1 && isKnown ? Math.round(sum((one) => one.peakMb)) : null,
    cpuSeconds: sum((one) => one.cpuSeconds),
  };
}

type Measured = { rssMb: number; peakMb: number; cpuSeconds: number };

async function measure(pid: number): Promise<Measured> {
  const [status, stat] = await Promise.all(
    ["status", "stat"].map((file) => readFile(`/proc/${pid}/${file}`, "utf8").catch(() => "")),
  );
  const mb = (field: string) =>
    Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, "m").exec(status ?? "")?.[1] ?? 0) / 1_024;
  const isPostgres = /^Name:\s+postgres$/m.test(status ?? "");
  const fields = (stat ?? "").slice((stat ?? "").lastIndexOf(")") + 2).split(" ");
  return {
    rssMb: isPostgres ? mb("RssAnon") : mb("VmRSS"),
    peakMb: mb("VmHWM"),
    cpuSeconds: (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / CLOCK_TICKS,
  };
}

async function childrenOf(parent: number): Promise<number[]> {
  const pids = (await readdir("/proc").catch(() => [])).filter((name) => /^\d+$/.test(name));
  const parents = await Promise.all(
    pids.map(async (pid) => {
      const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
      return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1] ?? 0);
    }),
  );
  return pids.filter((_, index) => parents[index] === parent).map(Number);
}
