import { getIngest } from "#lib/api/ingest.ts";
import { readSourceRequest } from "#lib/api/read-source-request.ts";

/**
 * The source URL where the framework is hosted without server.ts: the same service behind it, slower
 * at the door.
 */
async function accept(request: Request): Promise<Response> {
  const inbound = await readSourceRequest(request);
  if (!inbound) return new Response(null, { status: 413 });
  const { ingest } = await getIngest();
  const { status, headers, body } = await ingest(inbound);
  return new Response(status === 204 ? null : body, { status, headers });
}

export const dynamic = "force-dynamic";
export const GET = accept;
export const HEAD = accept;
export const POST = accept;
export const PUT = accept;
export const PATCH = accept;
export const DELETE = accept;
export const OPTIONS = accept;
