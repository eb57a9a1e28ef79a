import { handle } from "#lib/api/handle.ts";
import { deleteCustomDomainContract } from "#lib/contracts/custom-domains.ts";
import { deleteCustomDomain } from "#lib/services/custom-domains/delete-custom-domain.ts";

export const DELETE = handle(deleteCustomDomainContract, deleteCustomDomain);
