import { z } from "zod";
import { accountName, emailAddress, newPassword } from "./account.ts";
import { role } from "./permission.ts";
import { timestamp } from "./timestamp.ts";

export const INVITATION_DAYS = 3;
export const MAX_INVITATIONS = 100;

/** Somebody in the organization. */
export const memberModel = z.object({
  id: z.string(),
  user_id: z.string(),
  email: z.string(),
  name: z.string().nullable(),
  role,
  has_second_factor: z
    .boolean()
    .nullable()
    .describe("Signs in with two steps; null for callers who may not manage members"),
  last_seen_at: timestamp.nullable().describe("When they last used the dashboard"),
  created_at: timestamp,
});
export type MemberModel = z.infer<typeof memberModel>;

export const memberChanges = z.strictObject({ role });
export type MemberChanges = z.output<typeof memberChanges>;

/** Somebody who was asked to join. */
export const invitationModel = z.object({
  id: z.string(),
  email: z.string(),
  role,
  invited_by: z.string().nullable().describe("E-mail address of whoever invited them"),
  is_expired: z.boolean(),
  expires_at: timestamp,
  created_at: timestamp,
});
export type InvitationModel = z.infer<typeof invitationModel>;

export const createdInvitation = invitationModel.extend({
  url: z.string().describe("The link that accepts it; this answer is the only one that shows it"),
});
export type CreatedInvitation = z.infer<typeof createdInvitation>;

export const invitationInput = z.strictObject({ email: emailAddress, role });
export type InvitationInput = z.output<typeof invitationInput>;

/** Somebody who may open a private project besides owners and admins. */
export const projectMemberModel = z.object({
  id: z.string().describe("Of the user"),
  email: z.string(),
  name: z.string().nullable(),
  role,
});
export type ProjectMemberModel = z.infer<typeof projectMemberModel>;

/** What the page behind an invitation's link sends; who is signed in has a name and a password already. */
export const acceptInvitationInput = z.strictObject({
  token: z.string().min(1).max(200),
  name: accountName.nullish(),
  password: newPassword.optional(),
});
