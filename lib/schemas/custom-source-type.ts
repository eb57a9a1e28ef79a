import { z } from "zod";
import { longText } from "./source-type.ts";
import { timestamp } from "./timestamp.ts";

/** How a project's own types are called wherever an `auth_type` stands. */
export const customTypeCode = z.templateLiteral(["CUSTOM_", z.string().regex(/[A-Z0-9_]{1,48}/)]);
export type CustomTypeCode = z.infer<typeof customTypeCode>;

export function isCustomTypeCode(code: string): code is CustomTypeCode {
  return customTypeCode.safeParse(code).success;
}

const headerName = z
  .string()
  .max(100)
  .regex(/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/)
  .toLowerCase();
const mark = z.string().max(50);
const fieldName = z.string().min(1).max(50);

/** How a signature, and perhaps its time and id, stand in the headers. */
const signaturePlace = {
  header: headerName,
  /** Stands in front of the signature: `sha256=`. */
  prefix: mark.optional(),
  /** Between several signatures, any of which may be the right one. */
  separator: mark.min(1).optional(),
  /** The header is a list of named fields: `t=1,v1=ab`. */
  fields: z
    .strictObject({
      separator: mark.min(1),
      signature: fieldName,
      timestamp: fieldName.optional(),
    })
    .optional(),
  timestamp_header: headerName.optional(),
  id_header: headerName.optional(),
  /** What is signed: `{timestamp}.{body}`. */
  content: z
    .string()
    .max(200)
    .regex(/\{body\}/)
    .optional(),
  /** The unit of the signed time; a signature without one never grows old. */
  time: z.enum(["s", "ms", "iso"]).optional(),
  tolerance_sec: z.int().min(1).max(86_400).optional(),
};

const encoding = z.enum(["hex", "HEX", "base64", "base64url"]);

const verification = z.discriminatedUnion("scheme", [
  z.strictObject({
    scheme: z.literal("hmac"),
    ...signaturePlace,
    algorithm: z.enum(["md5", "sha1", "sha256", "sha384", "sha512"]).optional(),
    encoding: encoding.optional(),
    /** How the secret's text becomes the key. */
    secret_encoding: z.enum(["text", "hex", "base64"]).optional(),
  }),
  z.strictObject({
    scheme: z.literal("public_key"),
    ...signaturePlace,
    algorithm: z.enum(["ed25519", "rsa-sha1", "rsa-sha256", "rsa-sha512", "ecdsa-sha256"]),
    encoding: encoding.exclude(["HEX"]).optional(),
  }),
  z.strictObject({ scheme: z.literal("standard_webhooks") }),
  /** A shared text in a header or, where there is none, the query parameter of that name. */
  z.strictObject({ scheme: z.literal("token"), header: headerName }),
  z.strictObject({ scheme: z.literal("basic") }),
  z.strictObject({ scheme: z.literal("none") }),
]);
export type CustomVerification = z.output<typeof verification>;

type Place = Partial<z.output<z.ZodObject<typeof signaturePlace>>>;

/** Throws nothing; adds what no single field can see. */
function checkPlaces(place: Place, ctx: z.RefinementCtx) {
  const content = place.content ?? "";
  const isTimed = place.timestamp_header !== undefined || place.fields?.timestamp !== undefined;
  const fault = (key: string, message: string) =>
    ctx.addIssue({ code: "custom", path: [key], message, input: place });
  if ((place.time || content.includes("{timestamp}")) && !isTimed) {
    fault("timestamp_header", "is required, or fields.timestamp, where a time is signed");
  }
  if (content.includes("{id}") && !place.id_header) {
    fault("id_header", "is required where an id is signed");
  }
}

const path = z
  .string()
  .max(200)
  .regex(/^(?:headers|body)\.[^.]+(?:\.[^.]+)*$/);

const customSourceTypeFields = {
  label: z.string().min(1).max(100),
  documentation: z
    .url({ protocol: /^https$/ })
    .max(500)
    .optional(),
  verification: verification.superRefine((value, ctx) => {
    if ("header" in value) checkPlaces(value, ctx);
  }),
  /** What a sender is told whose signature is wrong. 401 unless told. */
  rejection_status: z.literal([200, 401]).optional(),
  /** Where the kind of event stands: `headers.x-event`, `body.type`. */
  event_type: path.optional(),
  /** Where a delivery's own id stands. */
  delivery_id: path.optional(),
  sample: z
    .strictObject({
      name: z.string().min(1).max(100),
      headers: z.record(headerName, z.string().max(1_000)).optional(),
      /** A value is sent as JSON, a text as it is. */
      body: z.unknown(),
      content_type: z.string().max(200).optional(),
    })
    .optional(),
  /** What to do at the sender, a sentence a step; `{url}` stands for the source URL. */
  setup: z.array(z.string().min(1).max(500)).max(10).optional(),
};

export const customSourceTypeSpec = z.strictObject(customSourceTypeFields);
export type CustomSourceTypeSpec = z.output<typeof customSourceTypeSpec>;

export const customSourceTypeInput = z.strictObject({
  code: customTypeCode,
  ...customSourceTypeFields,
});
export type CustomSourceTypeInput = z.output<typeof customSourceTypeInput>;

const AUTH = {
  hmac: z.strictObject({ webhook_secret_key: longText }),
  standard_webhooks: z.strictObject({ webhook_secret_key: longText }),
  public_key: z.strictObject({ public_key: longText }),
  token: z.strictObject({ api_key: longText }),
  basic: z.strictObject({ username: longText, password: longText }),
  none: z.strictObject({}),
} as const satisfies Record<CustomVerification["scheme"], z.ZodType>;

/** The schema of `config.auth` of a source that is protected in this way. */
export function customAuthSchema({
  scheme,
}: Pick<CustomVerification, "scheme">): z.ZodType<Record<string, unknown>> {
  return AUTH[scheme];
}

/** How senders of a type are checked. `choice`: the source itself says how. */
const verificationKind = z.enum(["signature", "choice", "api_key", "none", "unknown"]);

export const sourceTypeModel = z.object({
  /** What `type`, or `config.auth_type` of a WEBHOOK source, is set to. */
  code: z.string(),
  label: z.string(),
  is_custom: z.boolean(),
  verification: verificationKind,
  /** Requests are taken without a check, for nobody outside knows how to check them. */
  unverified: z.boolean(),
  handshake: z.boolean(),
  documentation: z.string().nullable(),
});
export type SourceTypeModel = z.infer<typeof sourceTypeModel>;

export const sourceTypeDetail = sourceTypeModel.extend({
  /** JSON Schema of `config.auth`; of each choice where the source itself says how. */
  auth_schema: z.record(z.string(), z.unknown()).nullable(),
  auth_choices: z
    .array(
      z.object({
        /** What `config.auth_type` is set to. */
        code: z.string(),
        label: z.string(),
        auth_schema: z.record(z.string(), z.unknown()),
      }),
    )
    .nullable(),
  event_type: z.string().nullable(),
  delivery_id: z.string().nullable(),
  sample: z.object({
    name: z.string(),
    headers: z.record(z.string(), z.string()),
    body: z.unknown(),
    content_type: z.string(),
  }),
  setup: z.array(z.string()),
  /** What a type of the project's own was made of. */
  spec: customSourceTypeSpec.nullable(),
  created_at: timestamp.nullable(),
  updated_at: timestamp.nullable(),
});
export type SourceTypeDetail = z.infer<typeof sourceTypeDetail>;
