import type { IssueTriggerListQuery } from "#lib/schemas/issue-trigger.ts";
import { type IssueTrigger, Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { allOf, dateCondition, nameCondition, oneOf } from "../lists/conditions.ts";
import { presentPage } from "../lists/read-page.ts";
import { readRows } from "../lists/read-rows.ts";
import { presentIssueTriggers } from "./present-issue-trigger.ts";

const column = (name: string) => Prisma.raw(`t.${name}`);

/** Lists triggers, disabled ones too. */
export async function listIssueTriggers(ctx: ServiceContext, query: IssueTriggerListQuery) {
  const orders = Array.isArray(query.order_by) ? query.order_by : [query.order_by];
  const page = await readRows<IssueTrigger>(
    ctx,
    {
      from: Prisma.sql`issue_trigger t`,
      condition: allOf([
        Prisma.sql`t.project_id = ${ctx.projectId} AND t.deleted_at IS NULL`,
        nameCondition(column("name"), query.name),
        oneOf(column("type"), query.type),
        dateCondition(column("disabled_at"), query.disabled_at),
      ]),
      sortBy: orders.map(column),
      load: (ids) =>
        ctx.db.prisma.issueTrigger.findMany({
          where: { id: { in: ids }, projectId: ctx.projectId },
        }),
    },
    query,
  );
  const models = await presentIssueTriggers(ctx, page.rows);
  return presentPage(query, { ...page, rows: models }, (model) => model);
}
