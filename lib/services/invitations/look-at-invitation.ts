import { AppError } from "#lib/errors.ts";
import type { Invitation, Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { hashInvitationToken } from "./invitation-token.ts";

/** What somebody with the link is told. */
export type InvitationView =
  | { state: "over" }
  | { state: "open"; email: string; role: string; organization: string; hasAccount: boolean };

/** Returns the open invitation of a link. Throws GONE, alike for one that is used, revoked, too old or never was. */
export async function findInvitation(
  tx: Pick<Prisma.TransactionClient, "invitation">,
  token: string,
  now: Date,
): Promise<Invitation> {
  const row = await tx.invitation.findUnique({ where: { tokenHash: hashInvitationToken(token) } });
  const isOpen = row && !row.acceptedAt && !row.revokedAt && row.expiresAt > now;
  if (!isOpen) throw new AppError("GONE", "The invitation is over");
  return row;
}

/** Tells whoever has a link what it invites to. */
export async function lookAtInvitation(
  ctx: Pick<ServiceContext, "db" | "now">,
  token: string,
): Promise<InvitationView> {
  const { prisma } = ctx.db;
  const row = await prisma.invitation.findUnique({
    where: { tokenHash: hashInvitationToken(token) },
    include: { organization: { select: { name: true } } },
  });
  const isOpen = row && !row.acceptedAt && !row.revokedAt && row.expiresAt > ctx.now();
  if (!isOpen) return { state: "over" };
  const { email, role, organization } = row;
  const hasAccount = (await prisma.user.count({ where: { email } })) > 0;
  return { state: "open", email, role, organization: organization.name, hasAccount };
}
