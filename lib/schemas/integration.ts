import { z } from "zod";
import { oneOrMany, paginationQuery } from "./common.ts";
import { sourceAuthType } from "./source-type.ts";
import { timestamp } from "./timestamp.ts";

/** What protects a source with a secret of its own: types without one have nothing to keep here. */
export const integrationProvider = sourceAuthType.exclude([
  "PUBLISH_API",
  "MICROSOFT_GRAPH",
  "MICROSOFT_SHAREPOINT",
  "BASELINKER",
  "TIKKIE",
  "STRAVA",
  "MONDAY",
  "ZIFT",
  "ETHOCA",
]);
export type IntegrationProvider = z.infer<typeof integrationProvider>;

const label = z.string().min(1).max(255);
const feature = z.enum(["VERIFICATION", "HANDSHAKE"]);
const features = z.array(feature).max(feature.options.length);

/** `configs` is checked by the service against the provider; `{}` says that there are none yet. */
const configs = z.record(z.string(), z.unknown());

export const integrationInput = z.strictObject({
  provider: integrationProvider,
  label: label.optional(),
  features: features.optional(),
  configs: configs.optional(),
});
export type IntegrationInput = z.output<typeof integrationInput>;

export const integrationChanges = integrationInput.partial();
export type IntegrationChanges = z.output<typeof integrationChanges>;

export const integrationModel = z.object({
  id: z.string(),
  team_id: z.string(),
  label: z.string(),
  provider: integrationProvider,
  features: z.array(feature),
  /** Empty unless it was asked for by somebody who may see secrets. */
  configs,
  sources: z.array(z.string()),
  updated_at: timestamp,
  created_at: timestamp,
});
export type IntegrationModel = z.infer<typeof integrationModel>;

export const integrationListQuery = z.object({
  label: oneOrMany(z.string().max(255)).optional(),
  provider: oneOrMany(integrationProvider).optional(),
  ...paginationQuery(["created_at"]),
});
export type IntegrationListQuery = z.output<typeof integrationListQuery>;
