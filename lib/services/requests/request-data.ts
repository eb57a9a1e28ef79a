import type { RequestData } from "#lib/schemas/payload.ts";
import type { ServiceContext } from "../context.ts";
import { presentPayload, shownTo } from "../payloads/present-payload.ts";
import { readPayloads } from "../payloads/read-payloads.ts";
import { headerPrefix } from "../projects/header-prefix.ts";
import type { RequestRow } from "./request-row.ts";

/** Reads what requests brought, by their ids; null where retention took it. */
export async function readRequestData(
  ctx: ServiceContext,
  rows: readonly RequestRow[],
  maxBodyBytes: number,
): Promise<(row: RequestRow) => RequestData | null> {
  const ids = rows.map((row) => row.payload_id);
  const [payloads, prefix] = await Promise.all([
    readPayloads(ctx.db.pool, ctx.projectId, ids, maxBodyBytes),
    headerPrefix(ctx),
  ]);
  return (row) => {
    const payload = payloads.get(row.payload_id);
    const added = { [`${prefix}-original-ip`]: row.original_ip };
    return payload ? shownTo(ctx, presentPayload(payload, added)) : null;
  };
}
