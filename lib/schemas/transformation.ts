import { z } from "zod";
import { nameFilter, oneOrMany, paginated, paginationQuery, resourceName } from "./common.ts";
import { timestamp } from "./timestamp.ts";

export const MAX_CODE_LENGTH = 5 * 1024 * 1024;
const MAX_VARIABLES = 200;

/** Variables that code reads as `process.env.NAME`. */
export const transformationEnv = z
  .record(z.string().min(1).max(255), z.string().max(16_384))
  .refine((variables) => Object.keys(variables).length <= MAX_VARIABLES, {
    error: `must have less than or equal to ${MAX_VARIABLES} keys`,
  });

export const transformationInput = z.strictObject({
  name: resourceName,
  code: z.string().min(1).max(MAX_CODE_LENGTH),
  env: transformationEnv.nullish(),
});
export type TransformationInput = z.output<typeof transformationInput>;

export const transformationChanges = transformationInput.partial();
export type TransformationChanges = z.output<typeof transformationChanges>;

export const transformationModel = z.object({
  id: z.string(),
  team_id: z.string(),
  name: z.string(),
  code: z.string(),
  /** Counts the changes of code or variables, from 1. */
  version: z.int(),
  /** Not in lists. Its values are masked for who may not see secrets. */
  env: z.record(z.string(), z.string()).optional(),
  updated_at: timestamp,
  created_at: timestamp,
});
export type TransformationModel = z.infer<typeof transformationModel>;

export const transformationFilter = {
  id: oneOrMany(z.string().max(255)).optional(),
  name: nameFilter.optional(),
};

export const transformationListQuery = z.object({
  ...transformationFilter,
  ...paginationQuery(["created_at", "name", "updated_at"]),
});
export type TransformationListQuery = z.output<typeof transformationListQuery>;

export const transformationVersionModel = z.object({
  transformation_id: z.string(),
  version: z.int(),
  /** Id of the person, or of the API key, who saved it. */
  created_by: z.string().nullable(),
  created_at: timestamp,
  /** From here on in the answer for one version only. */
  code: z.string().optional(),
  env: z.record(z.string(), z.string()).optional(),
});
export type TransformationVersionModel = z.infer<typeof transformationVersionModel>;

export const transformationVersionPageModel = paginated(transformationVersionModel);

export const transformationVersionListQuery = z.object(paginationQuery(["created_at"]));
export type TransformationVersionListQuery = z.output<typeof transformationVersionListQuery>;
