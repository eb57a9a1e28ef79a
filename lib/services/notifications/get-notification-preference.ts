import {
  type NotificationPreference,
  notificationPreference,
} from "#lib/schemas/notification-preference.ts";
import type { ServiceContext } from "../context.ts";

/** Returns what the caller wants to be told in this project: what everybody is, until they say otherwise. */
export async function getNotificationPreference(
  ctx: Pick<ServiceContext, "db" | "projectId" | "actor">,
): Promise<NotificationPreference> {
  const { projectId, actor } = ctx;
  const row = actor.userId
    ? await ctx.db.prisma.notificationPreference.findUnique({
        where: { projectId_userId: { projectId, userId: actor.userId } },
      })
    : null;
  return notificationPreference.parse(row?.settings ?? {});
}
