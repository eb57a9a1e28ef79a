import { handlePlatform } from "#lib/api/handle.ts";
import {
  deleteOrganizationContract,
  getOrganizationContract,
  updateOrganizationContract,
} from "#lib/contracts/organizations.ts";
import { deleteOrganization } from "#lib/services/organizations/delete-organization.ts";
import { getOrganization } from "#lib/services/organizations/get-organization.ts";
import { updateOrganization } from "#lib/services/organizations/update-organization.ts";

export const GET = handlePlatform(getOrganizationContract, getOrganization);
export const PUT = handlePlatform(updateOrganizationContract, updateOrganization);
export const DELETE = handlePlatform(deleteOrganizationContract, deleteOrganization);
