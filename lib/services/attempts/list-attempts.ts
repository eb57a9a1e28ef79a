import { isTimedId } from "#lib/domain/ids.ts";
import type { AttemptListQuery } from "#lib/schemas/attempt.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { oneOf } from "../lists/conditions.ts";
import { presentPage } from "../lists/read-page.ts";
import { isCursorOf, notBefore, readTimedRows } from "../lists/timed-rows.ts";
import { ATTEMPT_COLUMNS, type AttemptRow, presentAttempt } from "./attempt-row.ts";

/** Lists attempts, of all events or of some. */
export async function listAttempts(ctx: ServiceContext, query: AttemptListQuery) {
  const eventIds = query.event_id?.filter((id) => isTimedId("evt", id));
  const [earliest] = eventIds?.toSorted() ?? [];
  const list = {
    table: Prisma.raw("attempt"),
    columns: ATTEMPT_COLUMNS,
    conditions: [
      Prisma.sql`t.project_id = ${ctx.projectId}`,
      oneOf(Prisma.raw("t.id"), query.id),
      oneOf(Prisma.raw("t.event_id"), eventIds),
      earliest === undefined ? null : notBefore("atm", earliest),
    ],
  };
  const page = await readTimedRows<AttemptRow>(ctx.db.pool, list, query, isCursorOf("atm"));
  return presentPage(query, page, presentAttempt);
}
