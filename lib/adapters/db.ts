import { AsyncLocalStorage } from "node:async_hooks";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "../../generated/prisma/client.ts";
import { logger } from "./logger.ts";

export type Database = {
  /** For everything that people do: rows by the handful. */
  prisma: PrismaClient;
  /** For lists and for the batched event path: plain SQL. */
  pool: pg.Pool;
  /** Runs `work`; `companion` takes part in the first transaction of it that writes. */
  accompany<T>(companion: Companion, work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

type Statements = Pick<pg.PoolClient, "query">;

/** What is done within the transactions of others. */
export type Companion = {
  /** Asked before a statement that writes. */
  isWanted(): boolean;
  /** Runs before the transaction's first statement that writes. */
  beforeWrite(within: Statements): Promise<void>;
  /** Runs before it commits; a throw undoes the whole. */
  beforeCommit(within: Statements): Promise<void>;
  committed(): void;
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

const WRITES = /\b(INSERT\s+INTO|DELETE\s+FROM|UPDATE\s+\S+(\s+(AS\s+)?\w+)?\s+SET)\b/i;

/** Returns the text of a statement; empty for what streams. */
function textOf(statement: unknown): string {
  if (typeof statement === "string") return statement;
  const isNamed = typeof statement === "object" && statement !== null && "text" in statement;
  return isNamed ? String(statement.text) : "";
}

/** Passes everything on to `target` but one method. */
function withMethod<T extends object>(target: T, name: keyof T, method: unknown): T {
  return new Proxy(target, {
    get(_, key) {
      if (key === name) return method;
      const value = Reflect.get(target, key);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

/** A connection with whose transaction the companion goes along. */
function accompanied(client: pg.PoolClient, companion: Companion): pg.PoolClient {
  let state: "outside" | "inside" | "joined" = "outside";
  const pass = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>;
  /** Whoever is told that a COMMIT failed takes the transaction for ended. */
  async function undone(error: unknown): Promise<never> {
    await client.query("ROLLBACK");
    throw error;
  }
  async function query(...args: unknown[]) {
    const text = textOf(args[0]);
    const isEnd = /^\s*(COMMIT|ROLLBACK)\s*$/i.exec(text)?.[1]?.toUpperCase();
    if (/^\s*BEGIN\b/i.test(text)) state = "inside";
    if (state === "inside" && WRITES.test(text) && companion.isWanted()) {
      state = "joined";
      await companion.beforeWrite(client);
    }
    if (state !== "joined" || !isEnd) return pass(...args);
    state = "outside";
    if (isEnd === "COMMIT") await companion.beforeCommit(client).catch(undone);
    const result = await pass(...args);
    if (isEnd === "COMMIT") companion.committed();
    return result;
  }
  return withMethod(client, "query", query);
}

/** Opens the database for people's work: a Prisma client and a pool beside it. */
export function createDatabase(url: string, settings: PoolSettings): Database {
  const plain = createPool(url, settings);
  const companions = new AsyncLocalStorage<Companion>();
  const connect = async () => {
    const companion = companions.getStore();
    const client = await plain.connect();
    return companion ? accompanied(client, companion) : client;
  };
  /** A statement of its own that writes becomes a transaction, for the companion to go along. */
  async function query(...args: unknown[]) {
    const run = (on: pg.Pool | pg.PoolClient) =>
      (on.query.bind(on) as (...given: unknown[]) => Promise<unknown>)(...args);
    const companion = companions.getStore();
    if (!companion?.isWanted() || !WRITES.test(textOf(args[0]))) return run(plain);
    const client = await connect();
    try {
      await client.query("BEGIN");
      const result = await run(client);
      await client.query("COMMIT");
      return result;
    } catch (error) {
      await client.query("ROLLBACK").catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  }
  const pool = withMethod(withMethod(plain, "connect", connect), "query", query);
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    prisma,
    pool,
    accompany: (companion, work) => companions.run(companion, work),
    async close() {
      await prisma.$disconnect();
      if (!pool.ended) await pool.end();
    },
  };
}
