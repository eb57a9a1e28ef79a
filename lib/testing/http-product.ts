import { getIngest } from "#lib/api/ingest.ts";
import type { InboundRequest } from "#lib/services/requests/ingest-request.ts";
import { createHttpApi } from "./http-api.ts";
import { sendToSource } from "./send-to-source.ts";
import { startTestWorker } from "./start-test-worker.ts";
import { waitUntil } from "./wait-until.ts";

export type HttpProduct = Awaited<ReturnType<typeof createHttpProduct>>;

const OPEN_SQL = `
  SELECT (SELECT count(*) FROM request WHERE routed_at IS NULL)
    + (SELECT count(*) FROM routing_order WHERE routed_at IS NULL)
    + (SELECT count(*) FROM event WHERE due_at IS NOT NULL)
    + (SELECT count(*) FROM backtest WHERE completed_at IS NULL AND cancelled_at IS NULL) AS open`;

/**
 * Makes an installation whose API answers over HTTP and whose worker delivers, both in this process.
 * Deliveries may go to this machine.
 */
export async function createHttpProduct() {
  Object.assign(process.env, { SLUICE_API_RATE_LIMIT: "1000000", SLUICE_LOCAL: "1" });
  const api = await createHttpApi();
  const { pool } = api.ctx.db;
  const { ingest, stop } = await getIngest();
  const worker = await startTestWorker(api);
  let stopped: Promise<void> | null = null;
  function stopWorker(): Promise<void> {
    stopped ??= worker.stop(1_000);
    return stopped;
  }

  return {
    ...api,
    pool,
    /** Sends a request to a source as its sender would. Returns the id of what is stored. */
    send: (sourceId: string, request: Partial<InboundRequest> = {}) =>
      sendToSource(ingest, sourceId, request),
    /** Waits until every request is routed, no event is due any more and no backtest is running. */
    settled: () =>
      waitUntil("everything to be delivered", async () => {
        const { rows } = await pool.query<{ open: string }>(OPEN_SQL);
        return rows[0]?.open === "0";
      }),
    stopWorker,
    async close() {
      await stopWorker();
      await stop();
      await api.close();
    },
  };
}
