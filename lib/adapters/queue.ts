import pg from "pg";
import { type Db, PgBoss } from "pg-boss";
import type { JobName, JobPayload } from "#lib/schemas/job.ts";
import { JOB_NAMES, jobSchemas } from "#lib/schemas/job.ts";
import { logger } from "./logger.ts";

const DAY_S = 24 * 60 * 60;

/**
 * A ticket is only a wake-up: it outlives any pause (a year), is tried until a worker lives through
 * it, and its row goes soon after. Recovery of a dead worker's ticket takes 10 s plus one sweep.
 */
const TICKET_OPTIONS = {
  retentionSeconds: 365 * DAY_S,
  retryLimit: 1_000,
  retryDelay: 1,
  heartbeatSeconds: 10,
  expireInSeconds: 15 * 60,
  deleteAfterSeconds: 15 * 60,
} as const;

export type Ticket<N extends JobName> = {
  data: JobPayload<N>;
  /** Seconds from now by the database's clock. */
  startAfterS?: number;
};

/** What runs a statement: a pool, a client inside a transaction, or Prisma's interactive one. */
export type SqlRunner = { query(text: string, values: unknown[]): Promise<{ rows: unknown[] }> };

export type Queue = {
  send<N extends JobName>(name: N, tickets: Ticket<N>[], within?: SqlRunner): Promise<void>;
  /** The INSERT behind `send`, for use as a CTE: its only parameter is `$n`, see `ticketRows`. */
  ticketSql(name: JobName, parameter: number): string;
  work<N extends JobName>(
    name: N,
    options: { batchSize: number; concurrency: number; pollS: number },
    handler: (payloads: JobPayload<N>[]) => Promise<void>,
  ): Promise<{ wake(): void }>;
  stop(graceMs: number): Promise<void>;
};

/** The value of `ticketSql`'s parameter. */
export function ticketRows<N extends JobName>(tickets: Ticket<N>[]): string {
  return JSON.stringify(
    tickets.map((ticket) => ({
      data: ticket.data,
      startAfter: ticket.startAfterS ? `${ticket.startAfterS} seconds` : undefined,
    })),
  );
}

/**
 * A connection may die without a word (a failover, a NAT that forgot it): what is not answered in this
 * time is given up, and with it the connection, so that the pool never fills with dead ones. pg-boss hands
 * these on to `pg`.
 */
const CONNECTION_OPTIONS = {
  connectionTimeoutMillis: 5_000,
  query_timeout: 15_000,
  keepAlive: true,
} as const;

function createBoss(url: string, options: { isWorker: boolean; isMigrating: boolean }) {
  const boss = new PgBoss({
    ...CONNECTION_OPTIONS,
    connectionString: url,
    application_name: "sluice queue",
    max: options.isWorker ? 4 : 2,
    // A ticket's state may be lost by a crash of the database: it is then simply handed out again.
    options: "-c synchronous_commit=off",
    supervise: options.isWorker,
    schedule: false,
    migrate: options.isMigrating,
    monitorIntervalSeconds: 5,
    superviseIntervalSeconds: 5,
  });
  boss.on("error", (error) => logger.warn({ err: error }, "queue error"));
  return boss;
}

/** Installs pg-boss's tables and our queues. Safe to run at every start. */
export async function prepareQueues(url: string): Promise<void> {
  const boss = createBoss(url, { isWorker: false, isMigrating: true });
  await boss.start();
  for (const name of JOB_NAMES) {
    const existing = await boss.getQueue(name);
    if (existing) await boss.updateQueue(name, TICKET_OPTIONS);
    else await boss.createQueue(name, { ...TICKET_OPTIONS, policy: "standard" });
  }
  await boss.stop({ graceful: false });
}

async function captureTicketSql(boss: PgBoss, name: JobName): Promise<string> {
  let captured = "";
  const recorder: Db = {
    async executeSql(text) {
      captured = text;
      return { rows: [] };
    },
  };
  await boss.insert(name, [{ data: {} }], { db: recorder });
  return captured;
}

/**
 * Opens the queue. The statement by which pg-boss inserts a ticket is taken from pg-boss itself, so
 * that the event path can write rows and ticket in one statement and one commit.
 */
export async function createQueue(url: string, options: { isWorker: boolean }): Promise<Queue> {
  const boss = createBoss(url, { isWorker: options.isWorker, isMigrating: false });
  await boss.start();
  const sql = new Map<JobName, string>();
  for (const name of JOB_NAMES) sql.set(name, await captureTicketSql(boss, name));
  const pool = new pg.Pool({
    ...CONNECTION_OPTIONS,
    connectionString: url,
    application_name: "sluice tickets",
    max: 2,
  });
  pool.on("error", (error) => logger.warn({ err: error }, "connection lost"));
  const ticketSql = (name: JobName, parameter: number) =>
    (sql.get(name) ?? "").replaceAll("$1", `$${parameter}`);

  return {
    ticketSql,
    async send(name, tickets, within = pool) {
      await within.query(ticketSql(name, 1), [ticketRows(tickets)]);
    },
    async work(name, { batchSize, concurrency, pollS }, handler) {
      const id = await boss.work(
        name,
        { batchSize, localConcurrency: concurrency, pollingIntervalSeconds: pollS },
        async (jobs: { data: unknown }[]) => {
          await handler(jobs.map((job) => jobSchemas[name].parse(job.data) as never));
        },
      );
      return { wake: () => boss.notifyWorker(id) };
    },
    async stop(graceMs) {
      await boss.stop({ graceful: true, timeout: graceMs });
      await pool.end();
    },
  };
}
