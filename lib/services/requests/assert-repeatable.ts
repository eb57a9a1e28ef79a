import { isRepeatable } from "#lib/domain/ingestion/repeatable.ts";
import { AppError } from "#lib/errors.ts";
import type { ServiceContext } from "../context.ts";
import { readPayloads } from "../payloads/read-payloads.ts";
import type { RequestRow } from "./request-row.ts";

/** Throws UNPROCESSABLE, saying why, for a request that can be neither retried nor replayed. */
export async function assertRepeatable(ctx: ServiceContext, request: RequestRow): Promise<void> {
  const { id, rejection_cause: cause, payload_id: payloadId } = request;
  if (!isRepeatable(cause)) {
    const message = `A request that was rejected with ${cause} cannot be retried or replayed: it would be rejected again.`;
    throw new AppError("UNPROCESSABLE", message, { id, rejection_cause: cause });
  }
  const payloads = await readPayloads(ctx.db.pool, ctx.projectId, [payloadId], 0);
  if (payloads.size === 0) {
    throw new AppError("UNPROCESSABLE", "The data of the request is past retention.", { id });
  }
}
