import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "../../generated/prisma/client.ts";
import { logger } from "./logger.ts";

export type Database = {
  /** For everything that people do: rows by the handful. */
  prisma: PrismaClient;
  /** For lists and for the batched event path: plain SQL. */
  pool: pg.Pool;
  close(): Promise<void>;
};

export type PoolSettings = {
  /** Shown in pg_stat_activity. */
  name: string;
  /** Connections at the most. */
  max: number;
  /** A statement that runs longer is cancelled by the server and given up by the client. */
  statementTimeoutMs?: number;
  /** How long to wait for a connection before giving up. */
  connectTimeoutMs?: number;
};

/**
 * Opens a pool of plain connections. A connection that breaks while idle is logged and replaced; the
 * process lives on.
 */
export function createPool(url: string, settings: PoolSettings): pg.Pool {
  const timeoutMs = settings.statementTimeoutMs ?? 30_000;
  const pool = new pg.Pool({
    connectionString: url,
    application_name: settings.name,
    max: settings.max,
    connectionTimeoutMillis: settings.connectTimeoutMs ?? 5_000,
    idleTimeoutMillis: 60_000,
    statement_timeout: timeoutMs,
    query_timeout: timeoutMs + 500,
    idle_in_transaction_session_timeout: 30_000,
    keepAlive: true,
  });
  // One that breaks in somebody's hands fails their query; as an event of its own it would end the process.
  pool.on("connect", (client) => client.on("error", () => undefined));
  pool.on("error", (error) => logger.warn({ err: error, pool: settings.name }, "connection lost"));
  return pool;
}

/** Opens the database for people's work: a Prisma client and a pool beside it. */
export function createDatabase(url: string, settings: PoolSettings): Database {
  const pool = createPool(url, settings);
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    prisma,
    pool,
    async close() {
      await prisma.$disconnect();
      if (!pool.ended) await pool.end();
    },
  };
}
