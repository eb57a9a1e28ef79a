import { handlePlatform } from "#lib/api/handle.ts";
import {
  getOrganizationContract,
  updateOrganizationContract,
} from "#lib/contracts/organizations.ts";
import { getOrganization } from "#lib/services/organizations/get-organization.ts";
import { updateOrganization } from "#lib/services/organizations/update-organization.ts";

export const GET = handlePlatform(getOrganizationContract, getOrganization);
export const PUT = handlePlatform(updateOrganizationContract, updateOrganization);
