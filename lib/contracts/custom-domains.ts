import { z } from "zod";
import {
  customDomainAdded,
  customDomainInput,
  customDomainModel,
} from "#lib/schemas/custom-domain.ts";
import { defineContract } from "./contract.ts";
import { deletedModel, idParams } from "./params.ts";

const PATH = "/projects/{id}/custom_domains";
/** Up to 2025-07-01. */
const OLD_PATH = "/teams/current/custom_domains";

const domainParams = z.object({ domain_id: z.string() });

export const listProjectCustomDomainsContract = defineContract({
  method: "GET",
  path: PATH,
  summary: "List the project's own hosts, checking those that are not active yet",
  permission: "gateway.read",
  params: idParams,
  response: z.array(customDomainModel),
});

export const addProjectCustomDomainContract = defineContract({
  method: "POST",
  path: PATH,
  summary: "Add a host for the project's source URLs",
  permission: "projects.write",
  params: idParams,
  body: customDomainInput,
  response: customDomainAdded,
});

export const deleteProjectCustomDomainContract = defineContract({
  method: "DELETE",
  path: `${PATH}/{domain_id}`,
  summary: "Delete one of the project's own hosts",
  permission: "projects.write",
  params: idParams.extend(domainParams.shape),
  response: deletedModel,
});

const { params: _list, ...list } = listProjectCustomDomainsContract;
const { params: _add, ...add } = addProjectCustomDomainContract;

export const listCustomDomainsContract = defineContract({ ...list, path: OLD_PATH });

export const addCustomDomainContract = defineContract({ ...add, path: OLD_PATH });

export const deleteCustomDomainContract = defineContract({
  ...deleteProjectCustomDomainContract,
  path: `${OLD_PATH}/{domain_id}`,
  params: domainParams,
});
