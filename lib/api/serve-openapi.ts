import { getEnv } from "#lib/adapters/env.ts";
import { contracts } from "#lib/contracts/registry.ts";
import { buildOpenApi } from "./openapi.ts";
import type { Params } from "./parse-call.ts";
import { unknownRoute } from "./unknown-route.ts";
import { findApiVersion } from "./versions/api-version.ts";

/** Answers the description of a version of the API, or of the newest, to everybody. */
export async function serveOpenApi(
  request: Request,
  context: { params: Promise<Params> },
): Promise<Response> {
  const { version: name } = await context.params;
  const version = findApiVersion(String(name));
  if (!version) return unknownRoute(request);
  return Response.json(buildOpenApi(contracts, version, getEnv().publicUrl));
}
