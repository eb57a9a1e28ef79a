import { z } from "zod";
import { dateFilter, instant, nameFilter, oneOrMany } from "./common.ts";
import { issueType, rejectionCause } from "./enums.ts";
import { executionLogLevel } from "./execution.ts";
import { issueChannels } from "./issue-channels.ts";
import { pairPaginated, pairPaginationQuery } from "./sort-pair.ts";
import { timestamp } from "./timestamp.ts";

const MAX_IDS = 1_000;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** A name in which `*` stands for any run of characters, or a list of ids. */
const targets = z.union([
  z
    .string()
    .min(1)
    .max(155)
    .regex(/^[A-Za-z0-9-_*]+$/),
  z.array(z.string().min(1).max(255)).min(1).max(MAX_IDS),
]);

const causes = z.array(rejectionCause).min(1).max(rejectionCause.options.length);

const deliveryConfigs = z.strictObject({
  strategy: z.enum(["first_attempt", "final_attempt"]),
  connections: targets,
});

const transformationConfigs = z.strictObject({
  log_level: executionLogLevel,
  transformations: targets,
});

/** `delay` in ms: how old the oldest event that waits for a destination may be. */
export const backpressureDelay = z.int().min(MINUTE_MS).max(DAY_MS);

const backpressureConfigs = z.strictObject({ delay: backpressureDelay, destinations: targets });

const requestConfigs = z
  .strictObject({
    rejection_causes: z.union([z.literal("*"), causes]),
    excluded_rejection_causes: causes.optional(),
    sources: targets,
  })
  .refine((configs) => !configs.excluded_rejection_causes || configs.rejection_causes === "*", {
    path: ["excluded_rejection_causes"],
    error: "is not allowed unless rejection_causes is *",
  });

/** When a trigger opens an issue, by its type. */
export const issueTriggerConfigs = {
  delivery: deliveryConfigs,
  transformation: transformationConfigs,
  backpressure: backpressureConfigs,
  request: requestConfigs,
} as const;
export type IssueTriggerConfigs = z.output<
  (typeof issueTriggerConfigs)[keyof typeof issueTriggerConfigs]
>;

const MAX_RUNS = 10_000;
const MAX_QUIET_MINUTES = 30 * 24 * 60;
const MAX_RUNBOOK = 20_000;

/**
 * When an issue counts as over: after so many clean deliveries or runs, or after so many minutes without it;
 * whichever comes first. Both null: never by itself.
 */
export const autoResolve = z.strictObject({
  clean_runs: z.int().min(1).max(MAX_RUNS).nullable(),
  quiet_minutes: z.int().min(1).max(MAX_QUIET_MINUTES).nullable(),
});
export type AutoResolve = z.output<typeof autoResolve>;

/** Null: as usual for the type. */
const autoResolveInput = autoResolve.nullish();

/** What to do about such issues, in Markdown. */
const runbook = z.string().max(MAX_RUNBOOK).nullish();

const triggerName = z.string().min(1).max(255);

function inputOf<T extends keyof typeof issueTriggerConfigs, N extends z.ZodType>(
  type: T,
  name: N,
) {
  return z.strictObject({
    type: z.literal(type),
    name,
    configs: issueTriggerConfigs[type].optional(),
    channels: issueChannels.nullable(),
    auto_resolve: autoResolveInput,
    runbook,
  });
}

function inputOfAnyType<N extends z.ZodType>(name: N) {
  return z.discriminatedUnion("type", [
    inputOf("delivery", name),
    inputOf("transformation", name),
    inputOf("backpressure", name),
    inputOf("request", name),
  ]);
}

/** Without `configs` a trigger watches everything. */
export const issueTriggerInput = inputOfAnyType(triggerName.nullish());
export type IssueTriggerInput = z.output<typeof issueTriggerInput>;

export const issueTriggerUpsert = inputOfAnyType(triggerName);
export type IssueTriggerUpsert = z.output<typeof issueTriggerUpsert>;

/** `configs` is checked by the service, which knows the type of the trigger. */
export const issueTriggerChanges = z.strictObject({
  name: triggerName.nullish(),
  configs: z.record(z.string(), z.unknown()).optional(),
  channels: issueChannels.nullable().optional(),
  auto_resolve: autoResolveInput,
  runbook,
  disabled_at: instant.nullish(),
});
export type IssueTriggerChanges = z.output<typeof issueTriggerChanges>;

export const issueTriggerModel = z.object({
  id: z.string(),
  team_id: z.string(),
  name: z.string().nullable(),
  type: issueType,
  configs: z.union([deliveryConfigs, transformationConfigs, backpressureConfigs, requestConfigs]),
  channels: issueChannels.nullable(),
  auto_resolve: autoResolve,
  runbook: z.string().nullable(),
  disabled_at: timestamp.nullable(),
  updated_at: timestamp,
  created_at: timestamp,
  deleted_at: timestamp.nullable(),
});
export type IssueTriggerModel = z.output<typeof issueTriggerModel>;

export const issueTriggerListQuery = z.object({
  name: nameFilter.optional(),
  type: oneOrMany(issueType).optional(),
  disabled_at: dateFilter.optional(),
  ...pairPaginationQuery(["created_at", "type"]),
});
export type IssueTriggerListQuery = z.output<typeof issueTriggerListQuery>;

export const issueTriggerPageModel = pairPaginated(issueTriggerModel);

/** A trigger that is only thought of; `in_place_of` names the one whose place it would take. */
const previewOf = <T extends keyof typeof issueTriggerConfigs>(type: T) =>
  z.strictObject({
    type: z.literal(type),
    configs: issueTriggerConfigs[type].optional(),
    in_place_of: z.string().max(255).optional(),
  });
export const issueTriggerPreviewInput = z.discriminatedUnion("type", [
  previewOf("delivery"),
  previewOf("transformation"),
  previewOf("backpressure"),
  previewOf("request"),
]);
export type IssueTriggerPreviewInput = z.output<typeof issueTriggerPreviewInput>;

/** What it would watch; `winner` is the trigger that would have the say there, unless it is itself. */
export const issueTriggerPreview = z.object({
  models: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      winner: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
    }),
  ),
  count: z.int(),
});
export type IssueTriggerPreview = z.infer<typeof issueTriggerPreview>;
