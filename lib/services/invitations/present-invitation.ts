import { type InvitationModel, invitationModel } from "#lib/schemas/member.ts";
import type { Invitation } from "../../../generated/prisma/client.ts";

/** Turns a row into what the API answers, for the moment of `now`. */
export function presentInvitation(
  row: Invitation,
  invitedBy: string | null,
  now: Date,
): InvitationModel {
  return {
    id: row.id,
    email: row.email,
    role: invitationModel.shape.role.parse(row.role),
    invited_by: invitedBy,
    is_expired: row.expiresAt <= now,
    expires_at: row.expiresAt.toISOString(),
    created_at: row.createdAt.toISOString(),
  };
}
