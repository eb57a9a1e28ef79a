import { AppError } from "#lib/errors.ts";
import type { RawBodyModel } from "#lib/schemas/payload.ts";
import type { ServiceContext } from "../context.ts";
import { presentRawBody } from "../payloads/present-payload.ts";
import { loadBody } from "../requests/load-requests.ts";
import { findEvent } from "./find-event.ts";

/** Returns the body of an event as it goes out. Throws NOT_FOUND when retention took it. */
export async function getEventRawBody(
  ctx: ServiceContext,
  { id }: { id: string },
): Promise<RawBodyModel> {
  const row = await findEvent(ctx, id);
  const body = await loadBody(ctx.db.pool, row.payload_id);
  if (!body) throw new AppError("NOT_FOUND", "Body not found", { id });
  return presentRawBody(body);
}
