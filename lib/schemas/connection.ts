import { z } from "zod";
import {
  booleanFilter,
  description,
  nameFilter,
  nullableDateFilter,
  oneOrMany,
  resourceName,
} from "./common.ts";
import { deliveryOrder, deliveryOrderInput } from "./delivery-order.ts";
import { destinationInput, destinationModel } from "./destination.ts";
import { rulesSchema } from "./rule.ts";
import { pairPaginated, pairPaginationQuery } from "./sort-pair.ts";
import { sourceInput, sourceModel } from "./source.ts";
import { timestamp } from "./timestamp.ts";

const id = z.string().min(1).max(255);

export const connectionInput = z.strictObject({
  name: resourceName.nullish(),
  description: description.nullish(),
  source_id: id.nullish(),
  source: sourceInput.optional(),
  destination_id: id.nullish(),
  destination: destinationInput.optional(),
  rules: rulesSchema.optional(),
  delivery_order: deliveryOrderInput
    .nullish()
    .describe("Instead of the order of the destination; null: that one"),
});
export type ConnectionInput = z.output<typeof connectionInput>;

export const connectionChanges = connectionInput.pick({
  name: true,
  description: true,
  rules: true,
  delivery_order: true,
});
export type ConnectionChanges = z.output<typeof connectionChanges>;

export const connectionModel = z.object({
  id: z.string(),
  name: z.string().nullable(),
  full_name: z.string().nullable(),
  description: z.string().nullable(),
  team_id: z.string(),
  source: sourceModel,
  destination: destinationModel,
  rules: rulesSchema,
  delivery_order: deliveryOrder.nullable(),
  disabled_at: timestamp.nullable(),
  paused_at: timestamp.nullable(),
  updated_at: timestamp,
  created_at: timestamp,
});
export type ConnectionModel = z.infer<typeof connectionModel>;

const CONNECTION_ORDERS = [
  "created_at",
  "updated_at",
  "full_name",
  "sources.created_at",
  "sources.updated_at",
  "destinations.created_at",
  "destinations.updated_at",
] as const;
export type ConnectionOrder = (typeof CONNECTION_ORDERS)[number];

export const connectionFilter = {
  id: oneOrMany(id).optional(),
  name: nameFilter.optional(),
  source_id: oneOrMany(id).optional(),
  destination_id: oneOrMany(id).optional(),
  disabled: booleanFilter.optional(),
  disabled_at: nullableDateFilter.optional(),
  paused_at: nullableDateFilter.optional(),
  full_name: z
    .string()
    .max(313)
    .regex(/^[A-Za-z0-9-_>\s]+$/)
    .optional(),
};

/** Two columns to sort by may be given, each with its direction. */
export const connectionListQuery = z.object({
  ...connectionFilter,
  ...pairPaginationQuery(CONNECTION_ORDERS),
});
export type ConnectionListQuery = z.output<typeof connectionListQuery>;

export const connectionPageModel = pairPaginated(connectionModel);
