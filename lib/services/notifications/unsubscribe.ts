import type { Database } from "#lib/adapters/db.ts";
import { readUnsubscribeToken } from "#lib/domain/notifications/unsubscribe-token.ts";
import { notificationPreference } from "#lib/schemas/notification-preference.ts";

type UnsubscribeContext = { db: Database; secretKey: string };

/** Returns the project and address that a link of a mail speaks of; null when it is none of ours. */
export async function findSubscription(
  { db, secretKey }: UnsubscribeContext,
  token: string,
): Promise<{ projectName: string; email: string } | null> {
  const subscription = readUnsubscribeToken(secretKey, token);
  if (!subscription) return null;
  const [project, user] = await Promise.all([
    db.prisma.project.findUnique({ where: { id: subscription.projectId } }),
    db.prisma.user.findUnique({ where: { id: subscription.userId } }),
  ]);
  return project && user && { projectName: project.name, email: user.email };
}

/** Stops the mails of a project to the person whom a link was sent to, signed in or not. Tells whether it did. */
export async function unsubscribe(ctx: UnsubscribeContext, token: string): Promise<boolean> {
  const where = readUnsubscribeToken(ctx.secretKey, token);
  if (!where || !(await findSubscription(ctx, token))) return false;
  const table = ctx.db.prisma.notificationPreference;
  const row = await table.findUnique({ where: { projectId_userId: where } });
  const settings = { ...notificationPreference.parse(row?.settings ?? {}), mail: "off" as const };
  await table.upsert({
    where: { projectId_userId: where },
    create: { ...where, settings },
    update: { settings },
  });
  return true;
}
