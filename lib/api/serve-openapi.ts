import { getEnv } from "#lib/adapters/env.ts";
import { contracts } from "#lib/contracts/registry.ts";
import { buildOpenApi } from "./openapi.ts";
import type { Params } from "./parse-call.ts";
import { unknownRoute } from "./unknown-route.ts";
import { API_VERSIONS, isApiVersion } from "./versions.ts";

/** Answers the description of a version of the API, or of the newest, to everybody. */
export async function serveOpenApi(
  request: Request,
  context: { params: Promise<Params> },
): Promise<Response> {
  const { version } = await context.params;
  const wanted = version === "latest" ? API_VERSIONS[0] : String(version);
  if (!isApiVersion(wanted)) return unknownRoute(request);
  return Response.json(buildOpenApi(contracts, wanted, getEnv().publicUrl));
}
