import { z } from "zod";
import { consoleLine, executionLogLevel } from "./execution.ts";
import { MAX_CODE_LENGTH, transformationEnv } from "./transformation.ts";

const id = z.string().min(1).max(255);

const givenRequest = z.strictObject({
  headers: z.record(z.string(), z.string()),
  body: z.unknown().optional(),
  path: z.string().max(8_192).nullish(),
  query: z.string().max(65_536).nullish(),
  /** Counts where there is no `query`. */
  parsed_query: z.record(z.string(), z.unknown()).nullish(),
});
export type GivenRequest = z.output<typeof givenRequest>;

const INPUTS = ["request", "event_id", "request_id", "bookmark_id"] as const;

/** Code on its own, or that of a transformation; on a request that is given, or one that is stored. */
export const transformationRunInput = z
  .strictObject({
    code: z.string().max(MAX_CODE_LENGTH).optional(),
    transformation_id: id.optional(),
    /** Instead of the variables of the transformation. */
    env: transformationEnv.nullish(),
    /** The connection that the code is told of. */
    webhook_id: id.optional(),
    request: givenRequest.optional(),
    event_id: id.optional(),
    request_id: id.optional(),
    bookmark_id: id.optional(),
  })
  .refine((input) => input.code !== undefined || input.transformation_id !== undefined, {
    error: "value must contain at least one of [code, transformation_id]",
  })
  .refine((input) => INPUTS.some((name) => input[name] !== undefined), {
    error: `value must contain at least one of [${INPUTS.join(", ")}]`,
  })
  .refine((input) => INPUTS.filter((name) => input[name] !== undefined).length < 2, {
    error: `value must contain only one of [${INPUTS.join(", ")}]`,
  });
export type TransformationRunInput = z.output<typeof transformationRunInput>;

export const transformationRunModel = z.object({
  /** Of the stored request that the code ran on. */
  request_id: z.string().optional(),
  transformation_id: z.string().optional(),
  log_level: executionLogLevel,
  /** Absent when no request came out of it. */
  request: z
    .object({
      headers: z.record(z.string(), z.string()),
      path: z.string(),
      query: z.string(),
      parsed_query: z.record(z.string(), z.unknown()),
      body: z.unknown(),
    })
    .optional(),
  console: z.array(consoleLine),
});
export type TransformationRunModel = z.infer<typeof transformationRunModel>;
