import { canAssign } from "#lib/domain/permissions.ts";
import { AppError } from "#lib/errors.ts";
import { invitationModel } from "#lib/schemas/member.ts";
import type { Invitation, Prisma } from "../../../generated/prisma/client.ts";
import type { Caller } from "../context.ts";

/** Returns an invitation of the caller's organization that was not answered. Throws NOT_FOUND, FORBIDDEN. */
export async function findOpenInvitation(
  tx: Pick<Prisma.TransactionClient, "invitation">,
  { organizationId, role }: Caller,
  id: string,
): Promise<Invitation> {
  const where = { id, organizationId, acceptedAt: null, revokedAt: null };
  const row = await tx.invitation.findFirst({ where });
  if (!row) throw new AppError("NOT_FOUND", "Invitation not found", { id });
  if (!canAssign(role, invitationModel.shape.role.parse(row.role))) {
    throw new AppError("FORBIDDEN", "Only an owner may change invitations of owners");
  }
  return row;
}
