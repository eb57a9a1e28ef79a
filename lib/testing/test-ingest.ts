import { createAcceptBatch } from "#lib/services/requests/accept-batch.ts";
import { createIngestRequest, type InboundRequest } from "#lib/services/requests/ingest-request.ts";
import { loadRoutingConfig } from "#lib/services/sources/load-routing-config.ts";
import { createRoutingConfigCache } from "#lib/services/sources/routing-config-cache.ts";
import type { TestApi } from "./test-api.ts";

export type TestIngest = ReturnType<typeof createTestIngest>;

/** Makes the service behind source URLs for what a test sets up through services; it caches nothing. */
export function createTestIngest({ ctx }: Pick<TestApi, "ctx">) {
  const { pool } = ctx.db;
  const tickets = { ticketSql: () => "SELECT $3::text" } as never;
  const accept = createAcceptBatch(pool, tickets, () => []);
  const sources = createRoutingConfigCache((id) => loadRoutingConfig(pool, ctx.secretBox, id));
  const ingest = createIngestRequest({
    sources,
    store: async (row) => (await accept([row]))[0],
    readDocument: async () => null,
    nowMs: () => ctx.now().getTime(),
    publicUrl: ctx.publicUrl,
    sourceBaseUrl: `${ctx.publicUrl}/e`,
  });
  const send = (request: InboundRequest) => {
    sources.clear();
    return ingest(request);
  };
  return {
    ingest: send,
    /** Sends JSON to a source, with the headers given. */
    send: (
      sourceId: string,
      headers: Record<string, string> = {},
      more: Partial<InboundRequest> = {},
    ) =>
      send({
        token: sourceId,
        method: "POST",
        path: "/",
        query: "",
        rawHeaders: Object.entries({ "content-type": "application/json", ...headers }).flat(),
        body: Buffer.from('{"a":1}'),
        ip: "192.0.2.1",
        calledUrl: `https://localhost/e/${sourceId}`,
        ...more,
      }),
    /** The request that was stored last. */
    async last() {
      const { rows } = await pool.query<{
        id: string;
        verified: boolean | null;
        rejection_cause: string | null;
        is_test: boolean;
      }>(
        "SELECT id, verified, rejection_cause, is_test FROM request ORDER BY ingested_at DESC LIMIT 1",
      );
      return rows[0];
    },
  };
}
