import { getIngest } from "#lib/api/ingest.ts";
import { serveInbound } from "#lib/api/serve-inbound.ts";

/** The Publish API where the framework is hosted without server.ts. */
const publish = serveInbound(async (inbound) => (await getIngest()).publish(inbound));

export const dynamic = "force-dynamic";
export const GET = publish;
export const HEAD = publish;
export const POST = publish;
export const PUT = publish;
export const PATCH = publish;
export const DELETE = publish;
export const OPTIONS = publish;
