import type { ChannelListQuery, ChannelModel } from "#lib/schemas/channel.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { allOf, oneOf } from "../lists/conditions.ts";
import { presentPage } from "../lists/read-page.ts";
import { readRows } from "../lists/read-rows.ts";
import { presentChannel, readChannelMembers } from "./channel-row.ts";

async function load(ctx: ServiceContext, ids: string[]): Promise<ChannelModel[]> {
  const { prisma } = ctx.db;
  const where = { projectId: ctx.projectId, id: { in: ids } };
  const rows = await prisma.channel.findMany({ where });
  const emailOf = await readChannelMembers(prisma, rows);
  return rows.map((row) => presentChannel(row, emailOf));
}

export async function listChannels(ctx: ServiceContext, query: ChannelListQuery) {
  const page = await readRows<ChannelModel>(
    ctx,
    {
      from: Prisma.sql`channel t`,
      condition: allOf([
        Prisma.sql`t.project_id = ${ctx.projectId} AND t.deleted_at IS NULL`,
        oneOf(Prisma.sql`t.type`, query.type),
      ]),
      sortBy: [Prisma.sql`t.created_at`],
      load: (ids) => load(ctx, ids),
    },
    query,
  );
  return presentPage(query, page, (model) => model);
}
