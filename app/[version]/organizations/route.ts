import { handlePlatform } from "#lib/api/handle.ts";
import { createOrganizationContract } from "#lib/contracts/organizations.ts";
import { createOrganization } from "#lib/services/organizations/create-organization.ts";

export const POST = handlePlatform(createOrganizationContract, createOrganization);
