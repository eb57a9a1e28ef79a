import type { SourceResponse } from "#lib/domain/ingestion/source-response.ts";
import type { InboundRequest } from "#lib/services/requests/ingest-request.ts";
import { readSourceRequest } from "./read-source-request.ts";

/** Makes a web-standard route of what answers requests to sources. */
export function serveInbound(
  answer: (inbound: InboundRequest) => Promise<SourceResponse>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const inbound = await readSourceRequest(request);
    if (!inbound) return new Response(null, { status: 413 });
    const { status, headers, body } = await answer(inbound);
    return new Response(status === 204 ? null : body, { status, headers });
  };
}
