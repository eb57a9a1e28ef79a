import { AppError } from "#lib/errors.ts";
import type { NotificationPreference } from "#lib/schemas/notification-preference.ts";
import type { ServiceContext } from "../context.ts";

/** Sets what the caller wants to be told in this project. Throws FORBIDDEN for a key: it is nobody. */
export async function updateNotificationPreference(
  ctx: ServiceContext,
  settings: NotificationPreference,
): Promise<NotificationPreference> {
  const { projectId, actor } = ctx;
  const { userId } = actor;
  if (userId === null) throw new AppError("FORBIDDEN", "Only people choose what they are told");
  await ctx.db.prisma.notificationPreference.upsert({
    where: { projectId_userId: { projectId, userId } },
    create: { projectId, userId, settings },
    update: { settings, updatedAt: ctx.now() },
  });
  return settings;
}
