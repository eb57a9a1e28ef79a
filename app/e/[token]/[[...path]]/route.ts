import { getIngest } from "#lib/api/ingest.ts";
import { serveInbound } from "#lib/api/serve-inbound.ts";

/**
 * The source URL where the framework is hosted without server.ts: the same service behind it, slower
 * at the door.
 */
const accept = serveInbound(async (inbound) => (await getIngest()).ingest(inbound));

export const dynamic = "force-dynamic";
export const GET = accept;
export const HEAD = accept;
export const POST = accept;
export const PUT = accept;
export const PATCH = accept;
export const DELETE = accept;
export const OPTIONS = accept;
