import {
  foundedOrganization,
  organizationChanges,
  organizationInput,
  organizationModel,
  ownershipTransfer,
} from "#lib/schemas/organization.ts";
import { defineContract } from "./contract.ts";
import { deletedModel } from "./params.ts";

export const getOrganizationContract = defineContract({
  method: "GET",
  path: "/organizations/current",
  summary: "Get the organization",
  permission: "gateway.read",
  audience: "organization",
  response: organizationModel,
});

export const updateOrganizationContract = defineContract({
  method: "PUT",
  path: "/organizations/current",
  summary: "Change the organization",
  permission: "organization.write",
  audience: "organization",
  body: organizationChanges,
  response: organizationModel,
});

export const createOrganizationContract = defineContract({
  method: "POST",
  path: "/organizations",
  summary: "Found an organization with its first project; whoever does so owns it",
  permission: null,
  audience: "organization",
  audit: "always",
  body: organizationInput,
  response: foundedOrganization,
});

export const deleteOrganizationContract = defineContract({
  method: "DELETE",
  path: "/organizations/current",
  summary: "Delete the organization; its projects have to be deleted or given away before",
  permission: null,
  audience: "organization",
  audit: "always",
  response: deletedModel,
});

export const leaveOrganizationContract = defineContract({
  method: "POST",
  path: "/organizations/current/leave",
  summary: "Leave the organization; its last owner cannot",
  permission: null,
  audience: "organization",
  audit: "always",
  response: deletedModel,
});

export const transferOrganizationContract = defineContract({
  method: "POST",
  path: "/organizations/current/transfer",
  summary: "Make another member the owner in one's place, and oneself an admin",
  permission: null,
  audience: "organization",
  audit: "always",
  body: ownershipTransfer,
  response: organizationModel,
});
