import type { Pool, PoolClient } from "pg";
import { Prisma } from "../../../generated/prisma/client.ts";
import { SHOWN_BODY_BYTES } from "../payloads/present-payload.ts";
import { allOf } from "./conditions.ts";
import { findPayloads } from "./find-payloads.ts";
import { beyond, orderBy } from "./keyset.ts";
import { type IdRange, partitionRun } from "./partition-run.ts";
import type { Search } from "./search-of.ts";
import { type TimedFilter, timedRowsSql } from "./timed-rows.ts";

/** What may be looked at in one call. A statement that takes longer than a second, or `statementMs`, ends it too. */
export type ScanBudget = { ms: number; rows: number; bytes: number; statementMs?: number };

export type SearchedList = {
  table: "event" | "request";
  filter: TimedFilter;
  search: Search;
};

export type Scan = {
  /** Rows that match, in the order of the scan. */
  ids: string[];
  /** First and last row that was looked at; null without any. */
  first: string | null;
  last: string | null;
  scanned: number;
  /** There are no more rows. */
  isAtEnd: boolean;
};

/** Where to begin: behind the row `after`, or with the first. */
export type ScanStart = { after: string | null; dir: "asc" | "desc"; limit: number };

const STATEMENT_MS = 1_000;
const FIRST_CHUNK = 250;
const CHUNK_GROWTH = 4;
const LARGEST_CHUNK = 2_000;
const SMALLEST_CHUNK = 50;
/** How much more is read than should be enough, going by what was found so far. */
const SPARE = 1.3;
const CHUNK_BYTES = 8 * 1024 * 1024;

/** `body_bytes` is null when the row need not be looked at: by its own columns, or for want of a payload. */
type Row = { id: string; payload_id: string; body_bytes: number | null };

type Chunk = { rows: Row[]; isAtEnd: boolean; bytes: number };

async function readChunk(
  client: PoolClient,
  { table, filter }: SearchedList,
  run: IdRange | null,
  after: string | null,
  dir: "asc" | "desc",
  size: number,
): Promise<Chunk> {
  const { tests = [], ...indexed } = filter;
  const columns = Prisma.sql`t.id, t.payload_id, CASE WHEN ${allOf(tests)} THEN (
    SELECT p.body_bytes FROM payload p WHERE p.id = t.payload_id AND p.project_id = t.project_id
  ) END AS body_bytes`;
  const order = [{ sql: Prisma.raw("t.id"), dir }];
  const { text, values } = timedRowsSql(
    { ...indexed, table: Prisma.raw(table), columns, run },
    after === null ? null : beyond(order, [after]),
    orderBy(order),
    size + 1,
  );
  const { rows } = await client.query<Row>({ text, values });
  return cut(rows, size);
}

const isSearched = (row: Row) => row.body_bytes !== null && row.body_bytes <= SHOWN_BODY_BYTES;

/** Takes as many rows as their bodies allow, one at least. */
function cut(rows: Row[], size: number): Chunk {
  let bytes = 0;
  let end = 0;
  for (const row of rows.slice(0, size)) {
    const more = isSearched(row) ? (row.body_bytes ?? 0) : 0;
    if (end > 0 && bytes + more > CHUNK_BYTES) break;
    bytes += more;
    end += 1;
  }
  return { rows: rows.slice(0, end), isAtEnd: end === rows.length, bytes };
}

/** More and more while nothing is found; else what the rest of the page should take. */
function nextSize(size: number, { ids, scanned }: Scan, limit: number): number {
  const grown = Math.min(size * CHUNK_GROWTH, LARGEST_CHUNK);
  const rest = Math.ceil(((limit - ids.length) * scanned * SPARE) / ids.length);
  return Math.max(SMALLEST_CHUNK, Math.min(grown, rest));
}

function isCancelled(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "57014";
}

/** Adds the rows of a chunk to the scan as far as there is room; true: the scan is over. */
function take(scan: Scan, chunk: Chunk, found: ReadonlySet<string>, limit: number): boolean {
  for (const row of chunk.rows) {
    if (scan.ids.length >= limit) return true;
    scan.first ??= row.id;
    scan.last = row.id;
    scan.scanned += 1;
    if (isSearched(row) && found.has(row.payload_id)) scan.ids.push(row.id);
  }
  scan.isAtEnd = chunk.isAtEnd;
  return scan.isAtEnd || scan.ids.length >= limit;
}

async function scanChunks(
  client: PoolClient,
  projectId: string,
  list: SearchedList,
  from: ScanStart,
  budget: ScanBudget,
  run: IdRange | null,
): Promise<Scan> {
  const scan: Scan = { ids: [], first: null, last: null, scanned: 0, isAtEnd: false };
  const startedAt = performance.now();
  let bytes = 0;
  const isUsedUp = () =>
    performance.now() - startedAt >= budget.ms ||
    scan.scanned >= budget.rows ||
    bytes >= budget.bytes;
  try {
    for (let size = FIRST_CHUNK; ; size = nextSize(size, scan, from.limit)) {
      const chunk = await readChunk(client, list, run, scan.last ?? from.after, from.dir, size);
      const payloadIds = new Set(chunk.rows.filter(isSearched).map((row) => row.payload_id));
      const found = await findPayloads(client, projectId, [...payloadIds], list.search);
      bytes += chunk.bytes;
      if (take(scan, chunk, found, from.limit) || isUsedUp()) return scan;
    }
  } catch (error) {
    if (isCancelled(error) && scan.scanned > 0) return scan;
    throw error;
  }
}

/**
 * Looks through the rows of a list, in chunks, for those whose payloads match, until `limit` of them are
 * found, the list ends or the budget is used up; one chunk is looked at in any case. Throws 57014 when
 * Postgres cannot even read that in the time of a statement.
 */
export async function scanRows(
  pool: Pool,
  projectId: string,
  list: SearchedList,
  from: ScanStart,
  budget: ScanBudget,
): Promise<Scan> {
  const { statementMs = STATEMENT_MS } = budget;
  const run = await partitionRun(pool, list.table);
  const client = await pool.connect();
  try {
    await client.query(`BEGIN READ ONLY; SET LOCAL statement_timeout = ${statementMs}`);
    return await scanChunks(client, projectId, list, from, budget, run);
  } finally {
    const isBroken = await client.query("ROLLBACK").then(
      () => false,
      () => true,
    );
    client.release(isBroken);
  }
}
