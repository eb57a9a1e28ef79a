import { z } from "zod";
import { filterPart } from "./filter.ts";
import { transformationInput } from "./transformation.ts";

export const MAX_RETRY_COUNT = 50;
export const WEEK_MS = 7 * 24 * 60 * 60 * 1000;
const MAX_DELAY_MS = 365 * 24 * 60 * 60 * 1000;

/** `500`, `!401`, `500-599`, `>=500`: of several that name a status the last one wins. */
export const STATUS_EXPRESSION =
  /^(?:([2-5]\d{2})-([2-5]\d{2})|([><=]{1,2})([2-5]\d{2})|!?([2-5]\d{2}))$/;

const retryRule = z.strictObject({
  type: z.literal("retry"),
  strategy: z.enum(["linear", "exponential"]),
  interval: z.int().min(1).max(WEEK_MS).nullish(),
  count: z.int().min(0).max(MAX_RETRY_COUNT).nullish(),
  response_status_codes: z.array(z.string().regex(STATUS_EXPRESSION)).min(1).max(10).nullish(),
});

const filterRule = z.strictObject({
  type: z.literal("filter"),
  headers: filterPart.optional(),
  body: filterPart.optional(),
  query: filterPart.optional(),
  path: filterPart.optional(),
});

const transformRule = z
  .strictObject({
    type: z.literal("transform"),
    transformation_id: z.string().min(1).max(255).nullish(),
    transformation: transformationInput.optional(),
  })
  .refine((rule) => rule.transformation_id || rule.transformation, {
    error: "value must contain at least one of [transformation_id, transformation]",
  });

const delayRule = z.strictObject({
  type: z.literal("delay"),
  delay: z.int().min(0).max(MAX_DELAY_MS),
});

// A list in the middle of a path is followed by the property that is meant: items[*].sku.
const fieldPath = z
  .string()
  .max(500)
  .regex(/^(?:headers|body|query|path)(?:\.[^.[\]]+|\[(?:\d+|\*)\](?=\.))*$/);
const fieldPaths = z.array(fieldPath).max(100);

const deduplicateRule = z
  .strictObject({
    type: z.literal("deduplicate"),
    window: z.int().min(1_000).max(3_600_000),
    include_fields: fieldPaths.optional(),
    exclude_fields: fieldPaths.optional(),
  })
  .refine((rule) => !(rule.include_fields && rule.exclude_fields), {
    error: "must contain only one of [include_fields, exclude_fields]",
  });

const rule = z.discriminatedUnion("type", [
  retryRule,
  filterRule,
  transformRule,
  delayRule,
  deduplicateRule,
]);

const AT_MOST_ONCE = ["retry", "delay", "deduplicate"] as const;
const MAX_RULES = 50;

/** The rules of a connection, in the order in which they run. */
export const rulesSchema = z
  .array(rule)
  .max(MAX_RULES)
  .superRefine((rules, context) => {
    for (const type of AT_MOST_ONCE) {
      const second = rules.filter((each) => each.type === type)[1];
      if (!second) continue;
      const path = [rules.indexOf(second), "type"];
      context.addIssue({ code: "custom", path, message: `only one ${type} rule is allowed` });
    }
  });

export type RetryRule = z.infer<typeof retryRule>;
export type FilterRule = z.infer<typeof filterRule>;
export type TransformRule = z.infer<typeof transformRule>;
export type DeduplicateRule = z.infer<typeof deduplicateRule>;
export type Rule = z.infer<typeof rule>;
