import { createPool } from "#lib/adapters/db.ts";
import { migrate } from "#lib/adapters/migrate.ts";
import { createQueue, prepareQueues } from "#lib/adapters/queue.ts";
import { newId } from "#lib/domain/ids.ts";
import { createRecordResults, type DeliveryResult } from "#lib/services/events/record-results.ts";
import { foldIssues } from "#lib/services/issues/fold-issues.ts";
import { startThrowaway } from "../scripts/postgres/throwaway.mjs";
import { queueEvents } from "./backlog.ts";
import { type Latencies, summarize } from "./latencies.ts";

const BATCH = 64;
const BATCHES = 400;
const WARM_UP = 40;
const PLACE = {
  path: "",
  projectId: "tm_bench",
  sourceId: "src_bench",
  connectionId: "web_bench",
  destinationId: "des_bench",
};

export type FailureCost = {
  batch: number;
  /** Of one statement that records a batch, without and with what issues are made from. */
  plain: Latencies | null;
  noted: Latencies | null;
  /** Microseconds an event. */
  addedUs: number;
  foldMs: number;
  folded: number;
};

function resultOf(eventId: string): DeliveryResult {
  const nowMs = Date.now();
  return {
    eventId,
    claimId: "claim",
    ...PLACE,
    deliveryGroup: null,
    orderKey: null,
    eventStatus: "SUCCESSFUL",
    leavesLine: false,
    isProbe: false,
    retryAfterMs: null,
    retryInMs: null,
    topics: [],
    attempt: {
      id: newId("atm", nowMs),
      number: 1,
      trigger: "INITIAL",
      status: "SUCCESSFUL",
      responseStatus: 200,
      errorCode: null,
      responseHeaders: { "content-type": "text/plain" },
      responseBody: Buffer.from("ok"),
      isResponseTruncated: false,
      requestedUrl: "http://127.0.0.1/",
      method: "POST",
      ruleVersion: 1,
      bulkOperationId: null,
      deliveryLatencyMs: 3,
      responseLatencyMs: 2,
      createdAtMs: nowMs,
      deliveredAtMs: nowMs,
      respondedAtMs: nowMs,
    },
  };
}

/**
 * Measures what it costs an attempt to be told of for issues. The same results are recorded by the statement
 * that tells and by the one that does not, in turns, so that whatever else the machine does meets both.
 */
export async function measureFailures(): Promise<FailureCost> {
  const server = await startThrowaway();
  await migrate({ databaseUrl: server.url, directory: "prisma/migrations" });
  await prepareQueues(server.url);
  const pool = createPool(server.url, { name: "bench", max: 4 });
  const queue = await createQueue(server.url, { isWorker: false });
  try {
    const plain = createRecordResults(pool, queue, () => [], new Set());
    const noted = createRecordResults(pool, queue, () => [], new Set([PLACE.connectionId]));
    await queueEvents(pool, PLACE, 0, BATCH * (BATCHES + WARM_UP));
    const { rows } = await pool.query<{ id: string }>(
      "UPDATE event SET claim_id = 'claim' RETURNING id",
    );
    const ids = rows.map(({ id }) => id).sort();
    const tookMs: [number[], number[]] = [[], []];
    for (let at = 0; at < ids.length / BATCH; at += 1) {
      const results = ids.slice(at * BATCH, (at + 1) * BATCH).map(resultOf);
      const startedAt = performance.now();
      await (at % 2 === 0 ? plain : noted)(results);
      if (at >= WARM_UP) tookMs[at % 2 === 0 ? 0 : 1].push(performance.now() - startedAt);
    }
    const startedAt = performance.now();
    await foldIssues(pool, queue, () => new Date());
    const [a, b] = [summarize(tookMs[0]), summarize(tookMs[1])];
    return {
      batch: BATCH,
      plain: a,
      noted: b,
      addedUs: (((b?.p50 ?? 0) - (a?.p50 ?? 0)) * 1_000) / BATCH,
      foldMs: performance.now() - startedAt,
      folded: (BATCHES / 2 + WARM_UP / 2) * BATCH,
    };
  } finally {
    await queue.stop(0);
    await pool.end();
    await server.stop();
  }
}

export function failureTable(cost: FailureCost): string {
  const p50 = (latencies: Latencies | null) => `${(latencies?.p50 ?? 0).toFixed(2)} ms`;
  return [
    `recording ${cost.batch} results: ${p50(cost.plain)}, told of for issues as well: ${p50(cost.noted)}`,
    `an event more: ${cost.addedUs.toFixed(1)} µs`,
    `adding ${cost.folded} of them to issues: ${cost.foldMs.toFixed(1)} ms`,
  ].join("\n");
}
