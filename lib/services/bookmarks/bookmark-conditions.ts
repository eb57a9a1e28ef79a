import type { BookmarkFilter } from "#lib/schemas/bookmark.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { containsText, createdCondition, dateCondition, oneOf } from "../lists/conditions.ts";

type Reader = Pick<ServiceContext, "projectId">;

const column = (name: string) => Prisma.raw(`t.${name}`);

/** A connection is known by its own name, and by those of its ends. */
function searchCondition({ projectId }: Reader, text: string | undefined): Prisma.Sql | null {
  if (text === undefined) return null;
  const own = ["label", "name", "id"].map((name) => containsText(column(name), text));
  const named = Prisma.raw("s.name || ' -> ' || coalesce(c.name, d.name)");
  const connection = Prisma.sql`EXISTS (SELECT 1 FROM connection c
    JOIN source s ON s.id = c.source_id JOIN destination d ON d.id = c.destination_id
    WHERE c.id = t.connection_id AND c.project_id = ${projectId} AND ${containsText(named, text)})`;
  return Prisma.sql`(${Prisma.join([...own, connection], " OR ")})`;
}

/** Returns what the bookmarks of a filter must meet; the table is called `t`. */
export function bookmarkConditions(ctx: Reader, filter: BookmarkFilter) {
  return [
    Prisma.sql`t.project_id = ${ctx.projectId}`,
    createdCondition(column("id"), "bkm", filter.created_at),
    oneOf(column("id"), filter.id),
    oneOf(column("name"), filter.name),
    oneOf(column("label"), filter.label),
    oneOf(column("connection_id"), filter.webhook_id),
    oneOf(column("payload_id"), filter.event_data_id),
    dateCondition(column("last_used_at"), filter.last_used_at),
    searchCondition(ctx, filter.search),
  ];
}
