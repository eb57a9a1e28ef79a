import { z } from "zod";
import {
  booleanFilter,
  dateFilter,
  description,
  nameFilter,
  oneOrMany,
  paginationQuery,
  resourceName,
} from "./common.ts";
import { destinationAuthType } from "./destination-auth.ts";
import { timestamp } from "./timestamp.ts";

export const destinationType = z.enum(["HTTP", "CLI", "MOCK_API"]);
export type DestinationType = z.infer<typeof destinationType>;

const ratePeriod = z.enum(["second", "minute", "hour", "concurrent"]);
const groupPeriod = z.enum(["second", "minute", "hour"]);
const groupRate = z.int().min(1).max(100_000);
const method = z.enum(["GET", "POST", "PUT", "PATCH", "DELETE"]);

const deliveryGroups = z.strictObject({
  key: z
    .string()
    .max(256)
    .regex(/^(?:\$\.)?(headers|body|query|path)(\.[\w-]+)*$/)
    .transform((key) => key.replace(/^\$\./, "")),
  rate_limit: groupRate.nullish(),
  rate_limit_period: groupPeriod.nullish(),
  overrides: z
    .record(
      z.string().max(256),
      z.strictObject({ rate_limit: groupRate, rate_limit_period: groupPeriod }),
    )
    .nullish(),
});

/** Which of these a type takes, and `auth`, is checked by the service, which knows what is stored. */
const destinationConfigInput = z.strictObject({
  url: z.string().max(8_192).refine(URL.canParse, "must be a valid uri").optional(),
  path: z.string().max(8_192).optional(),
  rate_limit: z.int().min(1).max(1_000_000).nullish(),
  rate_limit_period: ratePeriod.nullish(),
  delivery_groups: deliveryGroups.nullish(),
  path_forwarding_disabled: z.boolean().optional(),
  http_method: method.nullish(),
  auth_type: destinationAuthType.nullish(),
  auth: z.record(z.string(), z.unknown()).nullish(),
});
export type DestinationConfigInput = z.output<typeof destinationConfigInput>;

export const destinationInput = z.strictObject({
  name: resourceName,
  type: destinationType.optional(),
  description: description.nullish(),
  config: destinationConfigInput.optional(),
});
export type DestinationInput = z.output<typeof destinationInput>;

export const destinationChanges = destinationInput.partial();
export type DestinationChanges = z.output<typeof destinationChanges>;

export const destinationModel = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  team_id: z.string(),
  type: destinationType,
  config: z.object({
    url: z.string().optional(),
    path: z.string().optional(),
    rate_limit: z.number().nullable().optional(),
    rate_limit_period: ratePeriod.nullable().optional(),
    delivery_groups: z.record(z.string(), z.unknown()).nullable().optional(),
    path_forwarding_disabled: z.boolean(),
    http_method: method.nullable(),
    auth_type: destinationAuthType,
    auth: z.record(z.string(), z.unknown()).optional(),
  }),
  disabled_at: timestamp.nullable(),
  updated_at: timestamp,
  created_at: timestamp,
});
export type DestinationModel = z.infer<typeof destinationModel>;

export const destinationFilter = {
  id: oneOrMany(z.string().max(255)).optional(),
  name: nameFilter.optional(),
  type: oneOrMany(destinationType).optional(),
  disabled: booleanFilter.optional(),
  disabled_at: dateFilter.optional(),
};

export const destinationListQuery = z.object({
  ...destinationFilter,
  ...paginationQuery(["created_at", "name", "updated_at"]),
});
export type DestinationListQuery = z.output<typeof destinationListQuery>;
