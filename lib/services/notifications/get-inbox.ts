import type { InboxModel } from "#lib/schemas/inbox.ts";
import type { ServiceContext } from "../context.ts";

const SHOWN = 50;

/** Returns what the caller was told last in this project, the newest first; nothing for a key. */
export async function getInbox(
  ctx: Pick<ServiceContext, "db" | "projectId" | "actor">,
): Promise<InboxModel> {
  const { userId } = ctx.actor;
  if (userId === null) return { unread_count: 0, models: [] };
  const { inboxItem } = ctx.db.prisma;
  const where = { projectId: ctx.projectId, userId };
  const [unread, rows] = await Promise.all([
    inboxItem.count({ where: { ...where, readAt: null } }),
    inboxItem.findMany({ where, orderBy: { id: "desc" }, take: SHOWN }),
  ]);
  return {
    unread_count: unread,
    models: rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      title: row.title,
      text: row.text,
      issue_id: row.issueId,
      read_at: row.readAt?.toISOString() ?? null,
      created_at: row.createdAt.toISOString(),
    })),
  };
}
