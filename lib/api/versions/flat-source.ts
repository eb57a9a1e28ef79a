import { z } from "zod";
import { includeAuthQuery } from "#lib/contracts/params.ts";
import { sourceChanges, sourceInput, sourceModel } from "#lib/schemas/source.ts";
import { type SourceAuthType, sourceAuthSchema, sourceAuthType } from "#lib/schemas/source-type.ts";
import { defineShape, type VersionChange } from "./version-change.ts";

/** Ways to verify were called like the types are now, in lower case. */
const verificationType = z
  .string()
  .refine((text) => authTypeOf(text) !== undefined, "must be a known type")
  .describe(sourceAuthType.options.map((type) => type.toLowerCase()).join(", "));

function authTypeOf(text: string): SourceAuthType | undefined {
  return sourceAuthType.options.find((type) => type.toLowerCase() === text);
}

/** What these providers were configured with then and need no more. */
const UNUSED_CONFIGS: Partial<Record<SourceAuthType, readonly string[]>> = {
  RECHARGE: ["algorithm", "encoding", "header_key"],
  SHOPIFY: ["api_key", "api_secret", "rate_limit", "rate_limit_period", "shop"],
  VERCEL_LOG_DRAINS: ["vercel_log_drains_secret"],
};

const { name, description, config } = sourceInput.shape;
const { allowed_http_methods, custom_response } = config.unwrap().shape;

const flatInput = z.strictObject({
  name,
  description,
  allowed_http_methods,
  custom_response,
  verification: z
    .strictObject({
      type: verificationType,
      configs: z.record(z.string(), z.unknown()).nullish(),
    })
    .nullish(),
});
const flatChanges = flatInput.partial();

const {
  type: _type,
  authenticated: _authenticated,
  config: modelConfig,
  ...modelShape
} = sourceModel.shape;

const flatModel = z.object({
  ...modelShape,
  allowed_http_methods: modelConfig.shape.allowed_http_methods,
  custom_response: modelConfig.shape.custom_response,
  verification: z
    .object({ type: z.string(), configs: z.record(z.string(), z.unknown()).optional() })
    .nullable(),
});

type FlatChanges = z.input<typeof flatChanges>;
type Model = z.input<typeof sourceModel>;

function upVerification(verification: FlatChanges["verification"]) {
  if (verification === undefined) return {};
  const type = verification && authTypeOf(verification.type);
  if (!type) return { auth_type: null, auth: null };
  const configs = verification.configs ?? undefined;
  const needsNothing = sourceAuthSchema(type).safeParse({}).success;
  if (!configs) return { auth_type: type, ...(needsNothing ? { auth: {} } : {}) };
  const unused = UNUSED_CONFIGS[type] ?? [];
  const used = Object.entries(configs).filter(([key]) => !unused.includes(key));
  return { auth_type: type, auth: Object.fromEntries(used) };
}

function up<T extends FlatChanges>(flat: T) {
  const { name, description, verification, ...rest } = flat;
  const config = { ...rest, ...upVerification(verification) };
  return {
    name: name as T["name"],
    ...(description === undefined ? {} : { description }),
    ...(Object.keys(config).length === 0 ? {} : { config }),
  };
}

function downVerification({ type, authenticated, config }: Model) {
  const authType = config.auth_type ?? (authenticated ? type : null);
  if (!authType) return null;
  return { type: authType.toLowerCase(), ...(config.auth ? { configs: config.auth } : {}) };
}

function down(source: Model): z.input<typeof flatModel> {
  const { type: _, authenticated: __, config, ...rest } = source;
  return {
    ...rest,
    allowed_http_methods: config.allowed_http_methods,
    custom_response: config.custom_response,
    verification: downVerification(source),
  };
}

/** Up to 2024-09-01 a source had no type, and its configuration stood in its own fields. */
export const flatSourceChange: VersionChange = {
  shapes: [
    defineShape({ newer: sourceInput, older: flatInput, up }),
    defineShape({ newer: sourceChanges, older: flatChanges, up }),
    defineShape({ newer: sourceModel, older: flatModel, down }),
    defineShape({
      newer: includeAuthQuery,
      older: z.object({ include: z.enum(["verification.configs", "config.auth"]).optional() }),
      up: ({ include }) => (include ? { include: "config.auth" as const } : {}),
    }),
  ],
};
