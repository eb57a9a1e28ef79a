import type { InboundRequest, IngestRequest } from "#lib/services/requests/ingest-request.ts";

/** Sends a request to a source as its sender would. Returns the id of what is stored. */
export async function sendToSource(
  ingest: IngestRequest,
  sourceId: string,
  request: Partial<InboundRequest> = {},
): Promise<string> {
  const answer = await ingest({
    token: sourceId.slice("src_".length),
    method: "POST",
    path: "/",
    query: "",
    rawHeaders: ["content-type", "application/json"],
    body: Buffer.from('{"a":1}'),
    ip: "192.0.2.1",
    calledUrl: `https://localhost/e/${sourceId}`,
    ...request,
  });
  return JSON.parse(answer.body).request_id;
}
