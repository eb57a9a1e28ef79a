import { handle } from "#lib/api/handle.ts";
import {
  addCustomDomainContract,
  listCustomDomainsContract,
} from "#lib/contracts/custom-domains.ts";
import { addCustomDomain } from "#lib/services/custom-domains/add-custom-domain.ts";
import { listCustomDomains } from "#lib/services/custom-domains/list-custom-domains.ts";

export const GET = handle(listCustomDomainsContract, listCustomDomains);
export const POST = handle(addCustomDomainContract, addCustomDomain);
