import type { InboxModel, InboxReadInput } from "#lib/schemas/inbox.ts";
import type { ServiceContext } from "../context.ts";
import { getInbox } from "./get-inbox.ts";

/** Marks as read what the caller was told, all of it or by id; ids of others are left alone. */
export async function readInbox(ctx: ServiceContext, { ids }: InboxReadInput): Promise<InboxModel> {
  const { userId } = ctx.actor;
  if (userId !== null) {
    await ctx.db.prisma.inboxItem.updateMany({
      where: {
        projectId: ctx.projectId,
        userId,
        readAt: null,
        ...(ids ? { id: { in: ids } } : {}),
      },
      data: { readAt: ctx.now() },
    });
  }
  return getInbox(ctx);
}
