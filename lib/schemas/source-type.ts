import { z } from "zod";
import { SECRET_SOURCE_TYPES } from "./secret-source-types.ts";

const text = z.string().min(1).max(4_096);
/** Keys and key documents are long. */
export const longText = z.string().min(1).max(65_536);

const secret = z.strictObject({ webhook_secret_key: longText });
const publicKey = z.strictObject({ public_key: longText });
const login = z.strictObject({ username: text, password: text });
const apiKey = z.strictObject({ api_key: text });
const token = z.strictObject({ token: text });
const nothing = z.strictObject({});
const stage = z.enum(["PRODUCTION", "SANDBOX"]);
const encoding = z.enum(["base64", "base64url", "hex"]);

/** What a generic source can be protected by, and the `config.auth` of each. */
const GENERIC_AUTH = {
  HMAC: z.strictObject({
    algorithm: z.enum(["sha1", "sha256", "sha512", "md5"]),
    encoding,
    header_key: text,
    webhook_secret_key: longText,
  }),
  BASIC_AUTH: login,
  API_KEY: z.strictObject({ header_key: text, api_key: text }),
  STANDARD_WEBHOOKS: secret,
} as const;

/** Types whose `config.auth` has a shape of its own. */
const OTHER_PROVIDER_AUTH = {
  PUBLISH_API: nothing,
  HOOKDECK_OUTPOST: nothing,
  MICROSOFT_GRAPH: nothing,
  MICROSOFT_SHAREPOINT: nothing,
  AWS_SNS: nothing,
  BASELINKER: nothing,
  TIKKIE: nothing,
  STRAVA: nothing,
  MONDAY: nothing,
  ZIFT: nothing,
  ETHOCA: nothing,
  MANAGED: token,
  RING_CENTRAL: token,
  BRIDGE_XYZ: publicKey,
  TELNYX: publicKey,
  DISCORD: publicKey,
  TOKENIO: publicKey,
  ALIPAY: publicKey,
  UTILA: publicKey,
  WECHAT: publicKey,
  SHIPSTATION: publicKey,
  CHARGEBEE_BILLING: login,
  POSTMARK: login,
  PIPEDRIVE: login,
  GREENDOT: login,
  CLOUDSIGNAL: apiKey,
  MERAKI: apiKey,
  TWITTER: apiKey,
  GITLAB: apiKey,
  CIRCLE: apiKey,
  PAYPAL: z.strictObject({ webhook_id: text }),
  NEON: z.strictObject({ neon_auth_url: z.url({ protocol: /^https$/ }) }),
  FIREBLOCKS: z.strictObject({ environment: z.enum(["US_PRODUCTION", "EU", "EU2", "SANDBOX"]) }),
  VOLUME: z.strictObject({ environment: stage }),
  EBAY: z.strictObject({
    environment: stage,
    dev_id: text,
    client_id: text,
    client_secret: text,
    verification_token: text,
  }),
  FISERV: z.strictObject({ webhook_secret_key: longText, store_name: text.optional() }),
  VERCEL_LOG_DRAINS: z.strictObject({ webhook_secret_key: longText.optional() }),
  TIKTOK_SHOP: z.strictObject({ webhook_secret_key: longText, app_key: text }),
  GOOGLE_PUBSUB: z.strictObject({ audience: text, service_account_email: z.email() }),
  VAPI: z.strictObject({
    webhook_secret_key: longText,
    algorithm: z.enum(["sha256", "sha1", "sha512"]).optional(),
    encoding: encoding.optional(),
    header_key: text.optional(),
  }),
} as const;

type OtherProvider = keyof typeof OTHER_PROVIDER_AUTH;
const OTHER_PROVIDERS = Object.keys(OTHER_PROVIDER_AUTH) as [OtherProvider, ...OtherProvider[]];
const GENERIC_METHODS = ["HMAC", "BASIC_AUTH", "API_KEY"] as const;
/** GitLab sends a token, or signs where a signing token was made. */
const GITLAB_METHODS = ["STANDARD_WEBHOOKS", "GITLAB"] as const;

export const sourceType = z.enum([
  "WEBHOOK",
  "HTTP",
  "AZURE_EVENT_GRID",
  ...SECRET_SOURCE_TYPES,
  ...OTHER_PROVIDERS,
]);
export type SourceType = z.infer<typeof sourceType>;

/** What `config.auth_type` of a generic source may say: a method, or a provider whose way it copies. */
export const sourceAuthType = z.enum([
  ...GENERIC_METHODS,
  "STANDARD_WEBHOOKS",
  ...SECRET_SOURCE_TYPES,
  ...OTHER_PROVIDERS,
]);
export type SourceAuthType = z.infer<typeof sourceAuthType>;

/** The auth types that a source of this type may choose from; null when its type says it all. */
export function authTypesOf(type: SourceType): readonly SourceAuthType[] | null {
  if (type === "WEBHOOK") return sourceAuthType.options;
  if (type === "GITLAB") return GITLAB_METHODS;
  return type === "HTTP" || type === "AZURE_EVENT_GRID" ? GENERIC_METHODS : null;
}

/** The schema of `config.auth` for an auth type. */
export function sourceAuthSchema(authType: SourceAuthType): z.ZodType<Record<string, unknown>> {
  if (authType in GENERIC_AUTH) return GENERIC_AUTH[authType as keyof typeof GENERIC_AUTH];
  if (authType in OTHER_PROVIDER_AUTH) return OTHER_PROVIDER_AUTH[authType as OtherProvider];
  return secret;
}
