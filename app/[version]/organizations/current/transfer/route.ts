import { handlePlatform } from "#lib/api/handle.ts";
import { transferOrganizationContract } from "#lib/contracts/organizations.ts";
import { transferOrganization } from "#lib/services/organizations/transfer-organization.ts";

export const POST = handlePlatform(transferOrganizationContract, transferOrganization);
