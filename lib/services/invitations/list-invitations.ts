import type { InvitationModel } from "#lib/schemas/member.ts";
import type { PlatformContext } from "../context.ts";
import { presentInvitation } from "./present-invitation.ts";

/** Lists who was invited to the caller's organization and has not come yet, newest first. */
export async function listInvitations(
  ctx: Pick<PlatformContext, "db" | "caller" | "now">,
): Promise<InvitationModel[]> {
  const { prisma } = ctx.db;
  const rows = await prisma.invitation.findMany({
    where: { organizationId: ctx.caller.organizationId, acceptedAt: null, revokedAt: null },
    orderBy: { id: "desc" },
  });
  const ids = rows.flatMap((row) => row.invitedById ?? []);
  const users = await prisma.user.findMany({
    where: { id: { in: ids } },
    select: { id: true, email: true },
  });
  const emails = new Map(users.map(({ id, email }) => [id, email]));
  const now = ctx.now();
  return rows.map((row) => presentInvitation(row, emails.get(row.invitedById ?? "") ?? null, now));
}
