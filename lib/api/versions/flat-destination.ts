import { randomBytes } from "node:crypto";
import { z } from "zod";
import { destinationAuthType } from "#lib/schemas/destination-auth.ts";
import {
  destinationChanges2025,
  destinationInput2025,
  destinationModel2025,
} from "./delivery-policy.ts";
import { defineShape, type VersionChange } from "./version-change.ts";

/** What a destination was called with that only echoes, before it had a type. */
const MOCK_URL = "https://mock.hookdeck.com";

const { name, description, config } = destinationInput2025.shape;
const { url, path, rate_limit, rate_limit_period, path_forwarding_disabled, http_method } =
  config.unwrap().shape;

const authMethod = z.strictObject({
  type: destinationAuthType,
  config: z.record(z.string(), z.unknown()).nullish(),
});

const flatInput = z.strictObject({
  name,
  description,
  url: url.nullable(),
  cli_path: path.nullable(),
  rate_limit,
  rate_limit_period,
  path_forwarding_disabled,
  http_method,
  auth_method: authMethod.nullish(),
});
const flatChanges = flatInput.partial();

const { type: _type, config: modelConfig, ...modelShape } = destinationModel2025.shape;

const flatModel = z.object({
  ...modelShape,
  url: z.string().nullable(),
  cli_path: z.string().nullable(),
  rate_limit: z.int().nullable(),
  rate_limit_period: modelConfig.shape.rate_limit_period.unwrap(),
  path_forwarding_disabled: z.boolean(),
  http_method: modelConfig.shape.http_method,
  auth_method: z.object({
    type: destinationAuthType,
    config: z.record(z.string(), z.unknown()).optional(),
  }),
});

type FlatChanges = z.input<typeof flatChanges>;
type Changes = z.input<typeof destinationChanges2025>;
type Model = z.input<typeof destinationModel2025>;

function typeOf({ url, cli_path }: FlatChanges): Pick<Changes, "type"> {
  if (url) return { type: url.replace(/\/$/, "") === MOCK_URL ? "MOCK_API" : "HTTP" };
  return cli_path ? { type: "CLI" } : {};
}

/** A signature without a secret was given one; those who want to know it ask for `config.auth`. */
function upAuth(method: FlatChanges["auth_method"]) {
  if (method === undefined) return {};
  if (method === null) return { auth_type: null };
  const { type, config } = method;
  if (type === "HOOKDECK_SIGNATURE") return { auth_type: type, auth: config ?? {} };
  if (type === "CUSTOM_SIGNATURE" && config && !config.signing_secret) {
    const secret = randomBytes(32).toString("hex");
    return { auth_type: type, auth: { ...config, signing_secret: secret } };
  }
  return { auth_type: type, ...(config ? { auth: config } : {}) };
}

function up<T extends FlatChanges>(flat: T) {
  const { name, description, url, cli_path, auth_method, ...rest } = flat;
  const type = typeOf(flat);
  const config = {
    ...rest,
    ...(url && type.type === "HTTP" ? { url } : {}),
    ...(cli_path && type.type === "CLI" ? { path: cli_path } : {}),
    ...upAuth(auth_method),
  };
  return {
    name: name as T["name"],
    ...(description === undefined ? {} : { description }),
    ...type,
    ...(Object.keys(config).length === 0 ? {} : { config }),
  };
}

function down({ type, config, ...rest }: Model): z.input<typeof flatModel> {
  return {
    ...rest,
    url: config.url ?? (type === "MOCK_API" ? MOCK_URL : null),
    cli_path: config.path ?? null,
    rate_limit: config.rate_limit ?? null,
    rate_limit_period: config.rate_limit_period ?? null,
    path_forwarding_disabled: config.path_forwarding_disabled,
    http_method: config.http_method,
    auth_method: { type: config.auth_type, ...(config.auth ? { config: config.auth } : {}) },
  };
}

/** Up to 2024-09-01 a destination had no type, and its configuration stood in its own fields. */
export const flatDestinationChange: VersionChange = {
  shapes: [
    defineShape({ newer: destinationInput2025, older: flatInput, up }),
    defineShape({ newer: destinationChanges2025, older: flatChanges, up }),
    defineShape({ newer: destinationModel2025, older: flatModel, down }),
  ],
};
