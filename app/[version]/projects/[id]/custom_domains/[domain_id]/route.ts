import { handle } from "#lib/api/handle.ts";
import { deleteProjectCustomDomainContract } from "#lib/contracts/custom-domains.ts";
import { deleteCustomDomain } from "#lib/services/custom-domains/delete-custom-domain.ts";

export const DELETE = handle(deleteProjectCustomDomainContract, deleteCustomDomain);
