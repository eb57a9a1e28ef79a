import type { ReplayedRequestModel, ReplayInput, ReplayTargetInput } from "#lib/schemas/replay.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { runSql } from "../lists/run-sql.ts";
import { runInTransaction } from "../run-in-transaction.ts";
import { tellChanges } from "../tell-changes.ts";
import { assertRepeatable } from "./assert-repeatable.ts";
import { awaitOrders } from "./await-orders.ts";
import { type Copies, copyRequests, type Original } from "./copy-requests.ts";
import { type EditedRequest, editStored } from "./edit-request.ts";
import { findRequest } from "./find-request.ts";
import { replayTargets } from "./replay-targets.ts";
import { presentRequest, REQUEST_COLUMNS, type RequestRow } from "./request-row.ts";

/**
 * Makes a request again and sends it through everything as it is now: new requests with new events, one
 * for each target source. Without a target it goes to the active connections of its own source.
 */
export async function replayRequest(
  ctx: ServiceContext,
  { id, edit, ...target }: { id: string } & ReplayInput,
): Promise<ReplayedRequestModel> {
  const request = await findRequest(ctx, id);
  const edited = edit ? await editStored(ctx, request, edit) : null;
  if (!edited) await assertRepeatable(ctx, request);
  const isOpen = target.source_id === undefined && target.webhook_ids === undefined;
  const to = isOpen ? { source_id: request.source_id } : target;
  return makeAgain(ctx, { original: "request", id, edited }, to);
}

/** What the project stored, or what it holds, with what is to be other about it. */
type Template = { original: Original; id: string; edited: EditedRequest | null };

/** Makes a stored request again for a target, and answers what came of it within two seconds. */
export async function makeAgain(
  ctx: ServiceContext,
  { original, id, edited }: Template,
  target: ReplayTargetInput,
): Promise<ReplayedRequestModel> {
  const targets = await replayTargets(ctx, target);
  const by = { projectId: ctx.projectId, bulkOperationId: null, nowMs: ctx.now().getTime() };
  const copies = await runInTransaction(ctx.db.pool, async (client): Promise<Copies> => {
    const made = await copyRequests(
      client,
      ctx.queue,
      { original, ids: [id], targets, edited },
      by,
    );
    await tellChanges(client, ctx.projectId, ["requests"]);
    return made;
  });
  const events = await awaitOrders(ctx, copies.orderIds);
  const rows = await runSql<RequestRow>(
    ctx.db.pool,
    Prisma.sql`SELECT ${REQUEST_COLUMNS} FROM request t
      WHERE t.id = ANY(${copies.requestIds}::text[]) AND t.project_id = ${ctx.projectId}
      ORDER BY t.id`,
  );
  return { requests: rows.map((row) => presentRequest(row)), events };
}
