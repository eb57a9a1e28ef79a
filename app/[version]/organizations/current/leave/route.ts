import { handlePlatform } from "#lib/api/handle.ts";
import { leaveOrganizationContract } from "#lib/contracts/organizations.ts";
import { leaveOrganization } from "#lib/services/organizations/leave-organization.ts";

export const POST = handlePlatform(leaveOrganizationContract, leaveOrganization);
