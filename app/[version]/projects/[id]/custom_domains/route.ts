import { handle } from "#lib/api/handle.ts";
import {
  addProjectCustomDomainContract,
  listProjectCustomDomainsContract,
} from "#lib/contracts/custom-domains.ts";
import { addCustomDomain } from "#lib/services/custom-domains/add-custom-domain.ts";
import { listCustomDomains } from "#lib/services/custom-domains/list-custom-domains.ts";

export const GET = handle(listProjectCustomDomainsContract, listCustomDomains);
export const POST = handle(addProjectCustomDomainContract, addCustomDomain);
