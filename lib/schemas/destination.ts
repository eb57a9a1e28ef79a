import { z } from "zod";
import {
  booleanFilter,
  description,
  nameFilter,
  nullableDateFilter,
  oneOrMany,
  paginationQuery,
  resourceName,
} from "./common.ts";
import { deliveryOrder, deliveryOrderInput } from "./delivery-order.ts";
import { destinationAuthType } from "./destination-auth.ts";
import { requestKey } from "./request-key.ts";
import { timestamp } from "./timestamp.ts";

export const MAX_GROUP_RATE = 100_000;

export const destinationType = z.enum(["HTTP", "CLI", "MOCK_API"]);
export type DestinationType = z.infer<typeof destinationType>;

export const ratePeriod = z.enum(["second", "minute", "hour", "concurrent"]);
export const groupPeriod = z.enum(["second", "minute", "hour"]);
export const groupRate = z.int().min(1).max(MAX_GROUP_RATE);
export const destinationRate = z.int().min(1).max(1_000_000);
const method = z.enum(["GET", "POST", "PUT", "PATCH", "DELETE"]);

export const groupName = z.string().max(256);

/** Each group has its own rate; `overrides` name groups that have another one. */
const deliveryGroupsInput = z.strictObject({
  key: requestKey,
  rate: groupRate,
  rate_period: groupPeriod,
  overrides: z
    .record(groupName, z.strictObject({ rate: groupRate, rate_period: groupPeriod }))
    .nullish(),
});

const deliveryPolicyInput = z.strictObject({
  rate: destinationRate.nullish(),
  period: ratePeriod.nullish(),
  groups: deliveryGroupsInput.nullish(),
});
export type DeliveryPolicyInput = z.output<typeof deliveryPolicyInput>;

/** Which of these a type takes, and `auth`, is checked by the service, which knows what is stored. */
export const destinationConfigInput = z.strictObject({
  url: z.string().max(8_192).refine(URL.canParse, "must be a valid uri").optional(),
  path: z.string().max(8_192).optional(),
  delivery_policy: deliveryPolicyInput.nullish(),
  delivery_order: deliveryOrderInput.nullish(),
  delivery_timeout: z
    .int()
    .min(1)
    .max(900)
    .nullish()
    .describe("Seconds until an attempt is given up; null: 60"),
  protection_disabled: z
    .boolean()
    .optional()
    .describe("Whether to go on at full speed although every attempt is an overload"),
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

export const groupModel = z.object({ rate: z.int(), rate_period: groupPeriod });

const deliveryPolicy = z.object({
  rate: z.int().nullable(),
  period: ratePeriod.nullable(),
  groups: groupModel
    .extend({ key: z.string(), overrides: z.record(z.string(), groupModel).nullable() })
    .nullable(),
});
export type DeliveryPolicy = z.infer<typeof deliveryPolicy>;

export const destinationConfigModel = z.object({
  url: z.string().optional(),
  path: z.string().optional(),
  delivery_policy: deliveryPolicy.nullable().optional(),
  delivery_order: deliveryOrder.nullable().optional(),
  delivery_timeout: z.int().nullable(),
  protection_disabled: z.boolean().optional(),
  path_forwarding_disabled: z.boolean(),
  http_method: method.nullable(),
  auth_type: destinationAuthType,
  auth: z.record(z.string(), z.unknown()).optional(),
});

export const overloadReason = z.enum(["TIMEOUT", "TOO_MANY_REQUESTS", "SERVICE_UNAVAILABLE"]);
export type OverloadReason = z.infer<typeof overloadReason>;

const destinationHealth = z
  .object({
    state: z.enum(["healthy", "slowed"]),
    since: timestamp.nullable(),
    next_probe_at: timestamp.nullable(),
    reason: overloadReason.nullable(),
  })
  .describe(
    "slowed: it timed out or answered 429 or 503 only, and gets one event now and then until it keeps up again. The others wait",
  );

export const destinationModel = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  team_id: z.string(),
  type: destinationType,
  config: destinationConfigModel,
  health: destinationHealth,
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
  disabled_at: nullableDateFilter.optional(),
};

export const destinationListQuery = z.object({
  ...destinationFilter,
  ...paginationQuery(["created_at", "name", "updated_at"]),
});
export type DestinationListQuery = z.output<typeof destinationListQuery>;
