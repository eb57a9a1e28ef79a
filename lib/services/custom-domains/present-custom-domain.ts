import { challengeName } from "#lib/domain/custom-domains/ownership.ts";
import type { CustomDomainModel } from "#lib/schemas/custom-domain.ts";
import type { CustomDomain } from "../../../generated/prisma/client.ts";

/** Turns a row into what the API answers; `faults` say why it is not active yet. */
export function presentCustomDomain(row: CustomDomain, faults: string[]): CustomDomainModel {
  const { id, hostname, token } = row;
  return {
    id,
    hostname,
    status: row.activeAt ? "active" : "pending",
    ssl: {
      id,
      type: "external",
      method: "proxy",
      status: "external",
      validation_records: [],
      dcv_delegation_records: [],
      settings: {},
      wildcard: false,
      certificate_authority: "external",
    },
    verification_errors: faults,
    ownership_verification: { type: "txt", name: challengeName(hostname), value: token },
    created_at: row.createdAt.toISOString(),
  };
}
