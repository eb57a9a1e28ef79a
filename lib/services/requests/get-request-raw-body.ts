import { AppError } from "#lib/errors.ts";
import type { RawBodyModel } from "#lib/schemas/payload.ts";
import type { ServiceContext } from "../context.ts";
import { presentRawBody } from "../payloads/present-payload.ts";
import { findRequest } from "./find-request.ts";
import { loadBody } from "./load-requests.ts";

/** Returns the body of a request as it came in. Throws NOT_FOUND when retention took it. */
export async function getRequestRawBody(
  ctx: ServiceContext,
  { id }: { id: string },
): Promise<RawBodyModel> {
  const row = await findRequest(ctx, id);
  const body = await loadBody(ctx.db.pool, row.payload_id);
  if (!body) throw new AppError("NOT_FOUND", "Body not found", { id });
  return presentRawBody(body);
}
