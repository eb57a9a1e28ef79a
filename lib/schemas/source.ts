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
import { customTypeCode } from "./custom-source-type.ts";
import { sourceAuthType, sourceType } from "./source-type.ts";
import { timestamp } from "./timestamp.ts";

export type { SourceType } from "./source-type.ts";

export const sourceMethod = z.enum(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]);

const customResponse = z.strictObject({
  content_type: z.enum(["json", "text", "xml"]),
  body: z.string().max(1_000),
});

/** A method, a provider whose way is copied, or a type of the project's own. */
export const anyAuthType = z.union([sourceAuthType, customTypeCode]);
export type AnyAuthType = z.infer<typeof anyAuthType>;

/** A week: longer than any sender needs to be given its new secret. */
const MAX_OVERLAP_SEC = 604_800;

/** `auth` is checked against the type by the service, which also knows what is stored already. */
const sourceConfigInput = z.strictObject({
  allowed_http_methods: z.array(sourceMethod).min(1).max(6).optional(),
  custom_response: customResponse.nullish(),
  auth_type: anyAuthType.nullish(),
  auth: z.record(z.string(), z.unknown()).nullish(),
  /** How long senders may still use the secret that `auth` replaces. */
  auth_overlap_sec: z.int().min(0).max(MAX_OVERLAP_SEC).optional(),
  trim_payload: z.boolean().optional(),
});
export type SourceConfigInput = z.output<typeof sourceConfigInput>;

export const sourceInput = z.strictObject({
  name: resourceName,
  type: sourceType.optional(),
  description: description.nullish(),
  config: sourceConfigInput.optional(),
});
export type SourceInput = z.output<typeof sourceInput>;

export const sourceChanges = sourceInput.partial();
export type SourceChanges = z.output<typeof sourceChanges>;

export const sourceModel = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  team_id: z.string(),
  url: z.string(),
  type: sourceType,
  authenticated: z.boolean(),
  config: z.object({
    allowed_http_methods: z.array(sourceMethod),
    custom_response: customResponse.nullable(),
    trim_payload: z.boolean().optional(),
    auth_type: anyAuthType.nullable().optional(),
    auth: z.record(z.string(), z.unknown()).nullable().optional(),
    /** There while the secret before this one is still taken. */
    previous_auth_expires_at: timestamp.optional(),
  }),
  disabled_at: timestamp.nullable(),
  updated_at: timestamp,
  created_at: timestamp,
});
export type SourceModel = z.infer<typeof sourceModel>;

export const sourceFilter = {
  id: oneOrMany(z.string().max(255)).optional(),
  name: nameFilter.optional(),
  type: oneOrMany(sourceType).optional(),
  disabled: booleanFilter.optional(),
  disabled_at: nullableDateFilter.optional(),
};

export const sourceListQuery = z.object({
  ...sourceFilter,
  ...paginationQuery(["created_at", "name", "updated_at"]),
});
export type SourceListQuery = z.output<typeof sourceListQuery>;

export const testEventKind = z.enum(["signed", "unsigned", "tampered", "handshake"]);
export type TestEventKind = z.infer<typeof testEventKind>;

const MAX_TEST_HEADERS = 50;

export const testEventInput = z.strictObject({
  kind: testEventKind,
  /** The name of the sample of the source's type. */
  sample: z.string().max(100).optional(),
  /** In place of the sample: a value is sent as JSON, a text as it is. */
  body: z.unknown().optional(),
  headers: z
    .record(
      z
        .string()
        .max(100)
        .regex(/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/),
      z
        .string()
        .max(8_192)
        .regex(/^[\t\x20-\x7e\x80-\xff]*$/),
    )
    .refine((headers) => Object.keys(headers).length <= MAX_TEST_HEADERS, {
      error: `must have at most ${MAX_TEST_HEADERS} keys`,
    })
    .optional(),
});
export type TestEventInput = z.output<typeof testEventInput>;

/** What the sender of a test event was told. */
export const testEventModel = z.object({
  /** Null for what is not stored: the answer to a question, or a preflight. */
  request_id: z.string().nullable(),
  http_status: z.int(),
  response: z.string(),
});
export type TestEventModel = z.infer<typeof testEventModel>;
