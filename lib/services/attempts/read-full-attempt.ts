import { isTimedId } from "#lib/domain/ids.ts";
import { parseJsonBody } from "#lib/domain/ingestion/json-body.ts";
import type { AttemptModel } from "#lib/schemas/attempt.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { runSql } from "../lists/run-sql.ts";
import { isShallow } from "../payloads/is-shallow.ts";
import { answerShownTo } from "../payloads/present-payload.ts";
import { ATTEMPT_COLUMNS, type AttemptRow, presentAttempt } from "./attempt-row.ts";

type FullRow = AttemptRow & {
  response_headers: Record<string, string | string[]> | null;
  response_body: Buffer | null;
  is_response_truncated: boolean;
  requested_url: string | null;
  http_method: string | null;
};

/** An answer that is a JSON object is shown as one, everything else as its text. */
function shownBody(body: Buffer | null): unknown {
  if (!body) return null;
  const json = parseJsonBody(body);
  const isObject = json.isValid && typeof json.value === "object" && json.value !== null;
  return isObject && isShallow(json.value) ? json.value : body.toString("utf8");
}

/** Reads an attempt with the destination's answer; null when the project has none of that id. */
export async function readFullAttempt(
  ctx: Pick<ServiceContext, "db" | "projectId" | "actor" | "isRevealing">,
  id: string,
): Promise<AttemptModel | null> {
  if (!isTimedId("atm", id)) return null;
  const [row] = await runSql<FullRow>(
    ctx.db.pool,
    Prisma.sql`
      SELECT ${ATTEMPT_COLUMNS}, t.response_headers, t.response_body, t.is_response_truncated,
        t.requested_url, t.http_method
      FROM attempt t WHERE t.id = ${id} AND t.project_id = ${ctx.projectId}`,
  );
  if (!row) return null;
  return answerShownTo(ctx, {
    ...presentAttempt(row),
    requested_url: row.requested_url,
    http_method: row.http_method,
    response_headers: row.response_headers,
    is_response_truncated: row.is_response_truncated,
    body: shownBody(row.response_body),
  });
}
