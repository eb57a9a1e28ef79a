import { invitationMail } from "#lib/domain/mail/invitation-mail.ts";
import { type CreatedInvitation, INVITATION_DAYS } from "#lib/schemas/member.ts";
import type { Invitation, Prisma } from "../../../generated/prisma/client.ts";
import { inTransaction } from "../configuration/change-configuration.ts";
import type { PlatformContext } from "../context.ts";
import { queueMail } from "../mail/queue-mail.ts";
import { presentInvitation } from "./present-invitation.ts";

export type SendContext = Pick<
  PlatformContext,
  "db" | "caller" | "now" | "publicUrl" | "queue" | "secretBox"
>;

const DAY_MS = 24 * 60 * 60 * 1_000;
export const INVITATION_MS = INVITATION_DAYS * DAY_MS;

/** Mails an invitation with its link, and returns what its maker is told: the link too, this once. */
export async function sendInvitation(
  ctx: SendContext,
  tx: Prisma.TransactionClient,
  row: Invitation,
  token: string,
): Promise<CreatedInvitation> {
  const url = `${ctx.publicUrl}/invitations/${token}`;
  const { name } = await tx.organization.findUniqueOrThrow({
    where: { id: row.organizationId },
    select: { name: true },
  });
  const inviter = row.invitedById
    ? await tx.user.findUnique({ where: { id: row.invitedById }, select: { email: true } })
    : null;
  const invitedBy = inviter?.email ?? null;
  const content = { organization: name, invitedBy, role: row.role, url, days: INVITATION_DAYS };
  await queueMail(ctx, inTransaction(tx), {
    kind: "invitation",
    expiresInMs: INVITATION_MS,
    to: row.email,
    ...invitationMail(content),
  });
  return { ...presentInvitation(row, invitedBy, ctx.now()), url };
}
