import { z } from "zod";
import {
  createdInvitation,
  invitationInput,
  invitationModel,
  memberChanges,
  memberModel,
  projectMemberModel,
} from "#lib/schemas/member.ts";
import { defineContract } from "./contract.ts";
import { deletedModel, idParams } from "./params.ts";

const MEMBERS = "/organizations/current/members";
const INVITATIONS = "/organizations/current/invitations";

export const listMembersContract = defineContract({
  method: "GET",
  path: MEMBERS,
  summary: "List who is in the organization",
  permission: "members.read",
  audience: "organization",
  response: z.array(memberModel),
});

export const updateMemberContract = defineContract({
  method: "PUT",
  path: `${MEMBERS}/{id}`,
  summary: "Change the role of a member; with a lower one they have to sign in again",
  permission: "members.write",
  audience: "organization",
  params: idParams,
  body: memberChanges,
  response: memberModel,
});

export const removeMemberContract = defineContract({
  method: "DELETE",
  path: `${MEMBERS}/{id}`,
  summary: "Remove a member; their sessions and command lines are refused from the next call on",
  permission: "members.write",
  audience: "organization",
  params: idParams,
  response: deletedModel,
});

export const listInvitationsContract = defineContract({
  method: "GET",
  path: INVITATIONS,
  summary: "List who was invited and has not come yet",
  permission: "members.read",
  audience: "organization",
  response: z.array(invitationModel),
});

export const createInvitationContract = defineContract({
  method: "POST",
  path: INVITATIONS,
  summary: "Invite somebody by mail; the answer alone shows the link",
  permission: "members.write",
  audience: "organization",
  body: invitationInput,
  response: createdInvitation,
});

export const resendInvitationContract = defineContract({
  method: "POST",
  path: `${INVITATIONS}/{id}/resend`,
  summary: "Send an invitation again with a new link; the old one is over",
  permission: "members.write",
  audience: "organization",
  params: idParams,
  response: createdInvitation,
});

export const revokeInvitationContract = defineContract({
  method: "DELETE",
  path: `${INVITATIONS}/{id}`,
  summary: "Take an invitation back",
  permission: "members.write",
  audience: "organization",
  params: idParams,
  response: deletedModel,
});

const projectMemberParams = z.object({ id: z.string(), user_id: z.string() });

export const listProjectMembersContract = defineContract({
  method: "GET",
  path: "/projects/{id}/members",
  summary: "List who may open a private project besides owners and admins",
  permission: "members.read",
  audience: "organization",
  params: idParams,
  response: z.array(projectMemberModel),
});

export const addProjectMemberContract = defineContract({
  method: "PUT",
  path: "/projects/{id}/members/{user_id}",
  summary: "Let a member of the organization open a private project",
  permission: "members.write",
  audience: "organization",
  params: projectMemberParams,
  response: projectMemberModel,
});

export const removeProjectMemberContract = defineContract({
  method: "DELETE",
  path: "/projects/{id}/members/{user_id}",
  summary: "Take a private project from a member of the organization",
  permission: "members.write",
  audience: "organization",
  params: projectMemberParams,
  response: deletedModel,
});
