import { AppError } from "#lib/errors.ts";
import type { BacktestResultDetail } from "#lib/schemas/backtest.ts";
import type { ServiceContext } from "../context.ts";
import { presentPayload, SHOWN_BODY_BYTES, shownTo } from "../payloads/present-payload.ts";
import { readPayloads } from "../payloads/read-payloads.ts";
import { findBacktest } from "./find-backtest.ts";
import { presentResult, readSide } from "./stored-result.ts";

const PLACE = /^\d{1,9}$/;

/** Answers one finding with what would be delivered before and after, and the request as it came in. */
export async function getBacktestResult(
  ctx: ServiceContext,
  { id, result_id: resultId }: { id: string; result_id: string },
): Promise<BacktestResultDetail> {
  await findBacktest(ctx, id);
  const row = PLACE.test(resultId)
    ? await ctx.db.prisma.backtestResult.findFirst({
        where: { backtestId: id, place: Number(resultId), projectId: ctx.projectId },
      })
    : null;
  if (!row) throw new AppError("NOT_FOUND", "Result not found", { id: resultId });
  const before = readSide(row.before);
  const after = readSide(row.after);
  return {
    ...presentResult(row),
    request_data: await requestData(ctx, row.requestId),
    before_data: before.data && shownTo(ctx, before.data),
    after_data: after.data && shownTo(ctx, after.data),
    is_too_large: before.isTooLarge || after.isTooLarge,
  };
}

/** Null once retention has taken it. */
async function requestData(ctx: ServiceContext, requestId: string) {
  const { rows } = await ctx.db.pool.query<{ payload_id: string }>(
    "SELECT payload_id FROM request WHERE id = $1 AND project_id = $2",
    [requestId, ctx.projectId],
  );
  const payloadId = rows[0]?.payload_id;
  if (payloadId === undefined) return null;
  const payloads = await readPayloads(ctx.db.pool, ctx.projectId, [payloadId], SHOWN_BODY_BYTES);
  const payload = payloads.get(payloadId);
  return payload ? shownTo(ctx, presentPayload(payload, {})) : null;
}
