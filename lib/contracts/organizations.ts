import { organizationChanges, organizationModel } from "#lib/schemas/organization.ts";
import { defineContract } from "./contract.ts";

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
