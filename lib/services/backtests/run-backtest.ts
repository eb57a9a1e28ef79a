import type { Pool, PoolClient } from "pg";
import type { Queue } from "#lib/adapters/queue.ts";
import type { Sandbox } from "#lib/adapters/sandbox/sandbox.ts";
import type { SecretBox } from "#lib/adapters/secret-box.ts";
import { idTimeMs } from "#lib/domain/ids.ts";
import { ANY_BODY_BYTES } from "../payloads/present-payload.ts";
import { type PayloadRow, readPayloads } from "../payloads/read-payloads.ts";
import { runInTransaction } from "../run-in-transaction.ts";
import type { LoadTransformations } from "../transformations/load-transformations.ts";
import { type Baseline, openCandidate } from "./backtest-plan.ts";
import { MAX_CONNECTIONS } from "./create-backtest.ts";
import type { BacktestCounts } from "./present-backtest.ts";
import { writeSide } from "./stored-result.ts";
import {
  type Memory,
  type PreparedConnection,
  prepareConnection,
  tryRequest,
} from "./try-request.ts";

/** After so long the ticket goes to the end of the line, so that one project's backtest blocks no other. */
const SLICE_MS = 1_000;
/** Requests whose findings are written together. */
const CHUNK = 10;
/** Findings that are kept; what goes beyond is counted. */
const MAX_KEPT = 1_000;

export type BacktestContext = {
  pool: Pool;
  queue: Pick<Queue, "send">;
  secretBox: SecretBox;
  /** Of its own, so that what is routed does not wait. */
  sandbox: Pick<Sandbox, "run">;
  loadTransformations: LoadTransformations;
  /** What code is told of its connection, as JSON text. */
  loadContext(projectId: string, connectionId: string): Promise<string>;
  nowMs: () => number;
};

type Row = {
  id: string;
  project_id: string;
  candidate: Buffer;
  baseline: Baseline;
  request_ids: string[];
  done_count: number;
  counts: BacktestCounts;
  memory: Memory;
};

const OPEN_SQL = `
  SELECT id, project_id, candidate, baseline, request_ids, done_count, counts, memory
  FROM backtest WHERE id = $1 AND completed_at IS NULL AND cancelled_at IS NULL`;

/**
 * Tries requests for a second and passes the ticket on, until none is left. Nothing is written but the
 * backtest itself. Findings of a few requests are written together with how far it is, so whatever happens in
 * between, each request counts once; of two workers at the same one, the later leaves off.
 */
export async function runBacktest(context: BacktestContext, backtestId: string): Promise<void> {
  const endMs = context.nowMs() + SLICE_MS;
  const { rows } = await context.pool.query<Row>(OPEN_SQL, [backtestId]);
  let state = rows[0];
  if (!state) return;
  const connections = await prepare(context, state);
  while (state.done_count < state.request_ids.length) {
    const next: Row | null = await runChunk(context, connections, state);
    if (!next) return;
    state = next;
    const isOpen = state.done_count < state.request_ids.length;
    if (isOpen && context.nowMs() >= endMs) {
      await context.queue.send("backtest.run", [{ data: { backtestId } }]);
      return;
    }
  }
}

async function prepare(context: BacktestContext, row: Row) {
  const { project_id: projectId, baseline } = row;
  const candidate = openCandidate(context.secretBox, { id: row.id, projectId }, row.candidate);
  const refs = Object.entries(baseline.transformations).map(([id, each]) => ({ id, ...each }));
  const transformations = await context.loadTransformations(projectId, refs);
  return Promise.all(
    baseline.connections.map(async (each) => ({
      sourceId: each.sourceId,
      prepared: prepareConnection(
        each,
        candidate,
        transformations,
        `{"connection":${await context.loadContext(projectId, each.id)}}`,
      ),
    })),
  );
}

type Prepared = readonly { sourceId: string; prepared: PreparedConnection }[];

type Finding = {
  place: number;
  request_id: string;
  connection_id: string;
  effect: string;
  before: string;
  after: string;
};

/** Tries the next few requests and writes what was found. Null: it was cancelled, or somebody else is at it. */
async function runChunk(context: BacktestContext, connections: Prepared, row: Row) {
  const ids = row.request_ids.slice(row.done_count, row.done_count + CHUNK);
  const requests = await readRequests(context.pool, row.project_id, ids);
  const counts = { ...row.counts };
  const memory = { ...row.memory };
  const findings: Finding[] = [];
  const trial = { ...context, projectId: row.project_id, backtestId: row.id, memory };
  for (const [index, id] of ids.entries()) {
    const request = requests.get(id);
    if (!request) {
      counts.gone = (counts.gone ?? 0) + 1;
      continue;
    }
    for (const [at, { sourceId, prepared }] of connections.entries()) {
      if (sourceId !== request.sourceId) continue;
      const { effect, before, after } = await tryRequest(
        trial,
        prepared,
        request.payload,
        idTimeMs(id),
      );
      counts[effect] = (counts[effect] ?? 0) + 1;
      if (effect === "unchanged" || kept(counts) > MAX_KEPT) continue;
      findings.push({
        place: (row.done_count + index) * MAX_CONNECTIONS + at,
        request_id: id,
        connection_id: prepared.id,
        effect,
        before: writeSide(before),
        after: writeSide(after),
      });
    }
  }
  const next = { ...row, done_count: row.done_count + ids.length, counts, memory };
  const isWritten = await runInTransaction(context.pool, (client) =>
    write(client, row, next, findings),
  );
  return isWritten ? next : null;
}

function kept({ passes = 0, ignored = 0, fails = 0, changed = 0 }: BacktestCounts): number {
  return passes + ignored + fails + changed;
}

async function write(client: PoolClient, from: Row, to: Row, findings: readonly Finding[]) {
  const { rowCount } = await client.query(
    `UPDATE backtest SET done_count = $4, counts = $5, memory = $6, updated_at = now(),
       completed_at = CASE WHEN $7 THEN now() END
     WHERE id = $1 AND project_id = $2 AND done_count = $3
       AND completed_at IS NULL AND cancelled_at IS NULL`,
    [
      from.id,
      from.project_id,
      from.done_count,
      to.done_count,
      JSON.stringify(to.counts),
      JSON.stringify(to.memory),
      to.done_count >= to.request_ids.length,
    ],
  );
  if (rowCount !== 1) return false;
  // Text, since a payload may hold what no jsonb may.
  for (const each of findings) {
    await client.query(
      `INSERT INTO backtest_result (backtest_id, project_id, place, request_id, connection_id, effect,
         before, after) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        from.id,
        from.project_id,
        each.place,
        each.request_id,
        each.connection_id,
        each.effect,
        each.before,
        each.after,
      ],
    );
  }
  return true;
}

type Found = { sourceId: string; payload: PayloadRow };

async function readRequests(pool: Pool, projectId: string, ids: readonly string[]) {
  const { rows } = await pool.query<{ id: string; source_id: string; payload_id: string }>(
    "SELECT id, source_id, payload_id FROM request WHERE project_id = $1 AND id = ANY($2)",
    [projectId, ids],
  );
  const payloadIds = rows.map((row) => row.payload_id);
  const payloads = await readPayloads(pool, projectId, payloadIds, ANY_BODY_BYTES);
  return new Map<string, Found>(
    rows.flatMap(({ id, source_id: sourceId, payload_id: payloadId }) => {
      const payload = payloads.get(payloadId);
      return payload ? [[id, { sourceId, payload }] as const] : [];
    }),
  );
}
