import type { RequestModel } from "#lib/schemas/request.ts";
import type { ServiceContext } from "../context.ts";
import { SHOWN_BODY_BYTES } from "../payloads/present-payload.ts";
import { findRequest } from "./find-request.ts";
import { readRequestData } from "./request-data.ts";
import { presentRequest } from "./request-row.ts";

/** Returns a request with what it brought. */
export async function getRequest(
  ctx: ServiceContext,
  { id }: { id: string },
): Promise<RequestModel> {
  const row = await findRequest(ctx, id);
  const dataOf = await readRequestData(ctx, [row], SHOWN_BODY_BYTES);
  return presentRequest(row, dataOf(row));
}
