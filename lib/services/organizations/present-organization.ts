import type { OrganizationModel } from "#lib/schemas/organization.ts";
import type { Organization } from "../../../generated/prisma/client.ts";

/** Turns a row into what the API answers. */
export function presentOrganization(row: Organization): OrganizationModel {
  return {
    id: row.id,
    name: row.name,
    slug: null,
    domains: [],
    sandbox: false,
    mfa_required: row.mfaRequired,
    feature_flags: {},
    sso_enabled: false,
    directory_sync_enabled: false,
    audit_retention_days: row.auditRetentionDays,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}
