import { z } from "zod";
import { timestamp } from "./timestamp.ts";

export const organizationModel = z.object({
  id: z.string(),
  name: z.string(),
  slug: z.null(),
  domains: z.array(z.string()),
  sandbox: z.boolean(),
  mfa_required: z.boolean(),
  feature_flags: z.record(z.string(), z.boolean()),
  sso_enabled: z.boolean(),
  directory_sync_enabled: z.boolean(),
  audit_retention_days: z.int().describe("How long the audit log is kept"),
  created_at: timestamp,
  updated_at: timestamp,
});
export type OrganizationModel = z.infer<typeof organizationModel>;

const name = z.string().trim().min(1).max(50);

export const organizationChanges = z.strictObject({
  name: name.optional(),
  audit_retention_days: z.int().min(30).max(3_650).optional(),
  mfa_required: z
    .boolean()
    .optional()
    .describe(
      "Members need a second factor. For owners in the dashboard who have one, not for keys",
    ),
});
export type OrganizationChanges = z.output<typeof organizationChanges>;

export const organizationInput = z.strictObject({ name, project_name: name.optional() });
export type OrganizationInput = z.output<typeof organizationInput>;

export const foundedOrganization = organizationModel.extend({
  project_id: z.string().describe("Its first project"),
});
export type FoundedOrganization = z.infer<typeof foundedOrganization>;

export const ownershipTransfer = z.strictObject({
  member_id: z.string().min(1).max(255).describe("Who becomes the owner"),
});
export type OwnershipTransfer = z.output<typeof ownershipTransfer>;
