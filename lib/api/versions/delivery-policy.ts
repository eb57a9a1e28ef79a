import { z } from "zod";
import {
  type DeliveryPolicyInput,
  destinationChanges,
  destinationConfigInput,
  destinationConfigModel,
  destinationInput,
  destinationModel,
  destinationRate,
  type groupModel,
  groupName,
  groupPeriod,
  groupRate,
  MAX_GROUP_RATE,
  ratePeriod,
} from "#lib/schemas/destination.ts";
import { requestKey } from "#lib/schemas/request-key.ts";
import { defineShape, type VersionChange } from "./version-change.ts";

const olderOverride = z.strictObject({ rate_limit: groupRate, rate_limit_period: groupPeriod });

const olderGroupsInput = z.strictObject({
  key: requestKey,
  rate_limit: groupRate.nullish(),
  rate_limit_period: groupPeriod.nullish(),
  overrides: z.record(groupName, olderOverride).nullish(),
});
type OlderGroupsInput = z.input<typeof olderGroupsInput>;

const {
  delivery_policy: _policy,
  delivery_timeout: _timeout,
  ...inputShape
} = destinationConfigInput.shape;

const olderConfigInput = z.strictObject({
  ...inputShape,
  rate_limit: destinationRate.nullish(),
  rate_limit_period: ratePeriod.nullish(),
  delivery_groups: olderGroupsInput.nullish(),
});

const olderConfigModel = destinationConfigModel
  .omit({ delivery_policy: true, delivery_timeout: true })
  .extend({
    rate_limit: z.int().nullable().optional(),
    rate_limit_period: ratePeriod.nullable().optional(),
    delivery_groups: z
      .object({
        key: z.string(),
        rate_limit: z.int().nullable(),
        rate_limit_period: groupPeriod.nullable(),
        overrides: z
          .record(z.string(), z.object({ rate_limit: z.int(), rate_limit_period: groupPeriod }))
          .nullable(),
      })
      .nullable()
      .optional(),
  });

/** A destination of 2025-07-01, as input, as changes and as answer. */
export const destinationInput2025 = destinationInput.extend({
  config: olderConfigInput.optional(),
});
export const destinationChanges2025 = destinationInput2025.partial();
export const destinationModel2025 = destinationModel.extend({ config: olderConfigModel });

/** Groups could go without a rate of their own: one that nothing reaches. */
const NO_RATE = { rate: MAX_GROUP_RATE, rate_period: "second" } as const;

type Overrides<T> = Record<string, T> | null | undefined;

function mapOverrides<A, B>(overrides: Overrides<A>, turn: (override: A) => B): Overrides<B> {
  if (!overrides) return overrides;
  return Object.fromEntries(Object.entries(overrides).map(([name, each]) => [name, turn(each)]));
}

function upGroups(groups: OlderGroupsInput) {
  const { key, rate_limit: rate, rate_limit_period: period, overrides } = groups;
  return {
    key,
    ...(rate ? { rate, rate_period: period ?? "second" } : NO_RATE),
    overrides: mapOverrides(overrides, (each) => ({
      rate: each.rate_limit,
      rate_period: each.rate_limit_period,
    })),
  };
}

function upConfig(
  config: z.input<typeof olderConfigInput>,
): z.input<typeof destinationConfigInput> {
  const { rate_limit: rate, rate_limit_period: period, delivery_groups: groups, ...rest } = config;
  const policy: DeliveryPolicyInput = {
    ...(rate === undefined ? {} : { rate }),
    ...(period === undefined ? {} : { period }),
    ...(groups === undefined ? {} : { groups: groups && upGroups(groups) }),
  };
  return Object.keys(policy).length === 0 ? rest : { ...rest, delivery_policy: policy };
}

type Model = z.input<typeof destinationConfigModel>;
type Groups = NonNullable<NonNullable<Model["delivery_policy"]>["groups"]>;
type OlderModel = z.input<typeof olderConfigModel>;

const downRate = ({ rate, rate_period }: z.input<typeof groupModel>) => ({
  rate_limit: rate,
  rate_limit_period: rate_period,
});

function downGroups({ key, overrides, ...own }: Groups): OlderModel["delivery_groups"] {
  const hasRate = own.rate !== NO_RATE.rate || own.rate_period !== NO_RATE.rate_period;
  return {
    key,
    ...(hasRate ? downRate(own) : { rate_limit: null, rate_limit_period: null }),
    overrides: mapOverrides(overrides, downRate) ?? null,
  };
}

function downConfig(config: Model): OlderModel {
  const { delivery_policy: policy, delivery_timeout: _, ...rest } = config;
  // Destinations for the CLI have no policy, not even none.
  if (policy === undefined) return rest;
  return {
    ...rest,
    rate_limit: policy?.rate ?? null,
    rate_limit_period: policy?.period ?? "second",
    delivery_groups: policy?.groups ? downGroups(policy.groups) : null,
  };
}

/** Turns the configuration of what has one; other fields are as they were. */
function up<T extends { config?: z.input<typeof olderConfigInput> | undefined }>(destination: T) {
  const { config, ...rest } = destination;
  return config === undefined ? rest : { ...rest, config: upConfig(config) };
}

/** Longest first: each is the beginning of those above it. */
const NAMES = [
  ["config.delivery_policy.groups", "config.delivery_groups"],
  ["config.delivery_policy.period", "config.rate_limit_period"],
  ["config.delivery_policy.rate", "config.rate_limit"],
  ["config.delivery_policy", "config.rate_limit"],
] as const;

/** Up to 2025-07-01 the rate of a destination stood in three fields, and there was no timeout. */
export const deliveryPolicyChange: VersionChange = {
  shapes: [
    defineShape({ newer: destinationInput, older: destinationInput2025, up }),
    defineShape({ newer: destinationChanges, older: destinationChanges2025, up }),
    defineShape({
      newer: destinationModel,
      older: destinationModel2025,
      down: ({ config, ...rest }) => ({ ...rest, config: downConfig(config) }),
    }),
  ],
  rename: (text) => NAMES.reduce((all, [newer, older]) => all.replaceAll(newer, older), text),
};
