import type { CustomSourceTypeSpec, CustomVerification } from "#lib/schemas/custom-source-type.ts";
import type { Provider, ProviderSample, Scheme } from "./provider.ts";
import { authenticateApiKey } from "./schemes/api-key.ts";
import { authenticateBasicAuth } from "./schemes/basic-auth.ts";
import { type HmacSpec, hmacScheme } from "./schemes/hmac.ts";
import { publicKeyScheme } from "./schemes/public-key.ts";
import { signBasicAuth } from "./schemes/sign-generic.ts";
import type { SignatureHeader } from "./schemes/signature-header.ts";
import type { TimeUnit } from "./schemes/signed-time.ts";
import { standardWebhooks } from "./schemes/standard-webhooks.ts";

type Described = Extract<CustomVerification, { scheme: "hmac" | "public_key" }>;
type Signed = SignatureHeader & { content?: string; time?: TimeUnit; toleranceS?: number };

/** A sample for types that bring none. */
const SAMPLE: ProviderSample = {
  name: "order.created",
  body: { type: "order.created", id: "evt_1", data: { order_id: 1001, total: 49.9 } },
};

function toSigned({
  header,
  prefix,
  separator,
  fields,
  content,
  time,
  ...rest
}: Described): Signed {
  return {
    header,
    ...(prefix === undefined ? {} : { prefix }),
    ...(separator === undefined ? {} : { separator }),
    ...(fields === undefined
      ? {}
      : {
          fields: {
            separator: fields.separator,
            signature: fields.signature,
            ...(fields.timestamp === undefined ? {} : { timestamp: fields.timestamp }),
          },
        }),
    ...(rest.timestamp_header === undefined ? {} : { timestampHeader: rest.timestamp_header }),
    ...(rest.id_header === undefined ? {} : { idHeader: rest.id_header }),
    ...(content === undefined ? {} : { content }),
    ...(time === undefined ? {} : { time }),
    ...(rest.tolerance_sec === undefined ? {} : { toleranceS: rest.tolerance_sec }),
  };
}

function keyOf(encoding: "text" | "hex" | "base64" | undefined): Pick<HmacSpec, "keyOf"> {
  if (encoding === undefined || encoding === "text") return {};
  return { keyOf: (secret) => Buffer.from(secret, encoding) };
}

function compileScheme(spec: CustomVerification): Scheme | "none" {
  switch (spec.scheme) {
    case "hmac":
      return hmacScheme({
        ...toSigned(spec),
        ...keyOf(spec.secret_encoding),
        ...(spec.algorithm ? { algorithm: spec.algorithm } : {}),
        ...(spec.encoding ? { encoding: spec.encoding } : {}),
      });
    case "public_key":
      return publicKeyScheme({
        ...toSigned(spec),
        algorithm: spec.algorithm,
        ...(spec.encoding ? { encoding: spec.encoding } : {}),
      });
    case "standard_webhooks":
      return standardWebhooks();
    case "token": {
      const { header } = spec;
      return {
        verify: (config, request) =>
          authenticateApiKey({ header_key: header, api_key: config.api_key }, request),
        sign: (config) => ({ headers: { [header]: String(config.api_key) } }),
      };
    }
    case "basic":
      return { verify: authenticateBasicAuth, sign: signBasicAuth };
    case "none":
      return "none";
  }
}

/** Turns what a project says about a type of its own into what the catalogue says about a provider. */
export function compileCustomType(spec: CustomSourceTypeSpec): Provider {
  const { sample } = spec;
  return {
    label: spec.label,
    ...(spec.documentation ? { documentation: spec.documentation } : {}),
    verification: compileScheme(spec.verification),
    rejectionStatus: spec.rejection_status ?? 401,
    ...(spec.event_type ? { eventType: spec.event_type } : {}),
    ...(spec.delivery_id ? { deliveryId: spec.delivery_id } : {}),
    sample: sample
      ? {
          name: sample.name,
          body: sample.body,
          ...(sample.headers ? { headers: sample.headers } : {}),
          ...(sample.content_type ? { contentType: sample.content_type } : {}),
        }
      : SAMPLE,
    setup: spec.setup ?? ["Enter {url} as the URL that events are sent to."],
  };
}
