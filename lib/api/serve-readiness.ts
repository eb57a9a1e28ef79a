import { checkReadiness } from "#lib/services/processes/check-readiness.ts";
import { MIGRATIONS } from "#lib/services/processes/compare-migrations.ts";
import { getWebDatabase } from "./web-database.ts";

/** Answers 200 when this installation can work, else 503, and why in either case. */
export async function serveReadiness(): Promise<Response> {
  const { isReady, checks } = await checkReadiness(getWebDatabase().pool, MIGRATIONS);
  return Response.json(
    { status: isReady ? "ready" : "not_ready", checks },
    { status: isReady ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}
