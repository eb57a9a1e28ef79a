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
  created_at: timestamp,
  updated_at: timestamp,
});
export type OrganizationModel = z.infer<typeof organizationModel>;

export const organizationChanges = z.strictObject({
  name: z.string().trim().min(1).max(50).optional(),
});
export type OrganizationChanges = z.output<typeof organizationChanges>;
