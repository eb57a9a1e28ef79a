import { isTimedId } from "#lib/domain/ids.ts";
import { AppError } from "#lib/errors.ts";
import type { ExecutionModel } from "#lib/schemas/execution.ts";
import type { RequestData } from "#lib/schemas/payload.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { runSql } from "../lists/run-sql.ts";
import { presentPayload, SHOWN_BODY_BYTES, shownTo } from "../payloads/present-payload.ts";
import { readPayloads } from "../payloads/read-payloads.ts";
import { findTransformation } from "../transformations/find-transformation.ts";
import { EXECUTION_COLUMNS, type ExecutionRow, presentExecution } from "./execution-row.ts";

/** Reads the payloads of an execution by their ids; null where there is none or retention took it. */
async function readData(ctx: ServiceContext, row: ExecutionRow) {
  const ids = [row.original_payload_id, row.transformed_payload_id].filter((id) => id !== null);
  const payloads = await readPayloads(ctx.db.pool, ctx.projectId, ids, SHOWN_BODY_BYTES);
  return (id: string | null): RequestData | null => {
    const payload = id === null ? undefined : payloads.get(id);
    return payload ? shownTo(ctx, presentPayload(payload, {})) : null;
  };
}

/** Returns what a transformation did with a request: its console, the request before and after. */
export async function getExecution(
  ctx: ServiceContext,
  input: { id: string; execution_id: string },
): Promise<ExecutionModel> {
  const { id } = await findTransformation(ctx, ctx.db.prisma, input.id);
  const rows = isTimedId("reqt", input.execution_id)
    ? await runSql<ExecutionRow>(
        ctx.db.pool,
        Prisma.sql`SELECT ${EXECUTION_COLUMNS} FROM execution t
          WHERE t.id = ${input.execution_id} AND t.transformation_id = ${id}
            AND t.project_id = ${ctx.projectId}`,
      )
    : [];
  const row = rows[0];
  if (!row) throw new AppError("NOT_FOUND", "Execution not found", { id: input.execution_id });
  const dataOf = await readData(ctx, row);
  return {
    ...presentExecution(row),
    original_event_data: dataOf(row.original_payload_id),
    transformed_event_data: dataOf(row.transformed_payload_id),
  };
}
