import {
  type ExampleAuth,
  SECRET,
  STANDARD,
  secret,
  shared,
  TIMED,
  TIMED_FIELDS,
} from "./builders.ts";

const LIST = { ...SECRET, isList: true };

/** Providers that need more than a secret, or promise more than a signature over the body. */
export const SECRET_EXAMPLES: Readonly<Record<string, ExampleAuth>> = {
  AIRTABLE: shared(secret("c2VjcmV0"), secret("b3RoZXI=")),
  AIRWALLEX: TIMED,
  AKENEO: TIMED,
  ASCEND: TIMED_FIELDS,
  BIGCOMMERCE: TIMED_FIELDS,
  BRIDGE_API: LIST,
  CLAUDE: STANDARD,
  CLOUDINARY: { ...TIMED, toleranceS: 7_200 },
  COINBASE: TIMED,
  COMMUNITY: { ...TIMED_FIELDS, toleranceS: 7_200 },
  COURIER: TIMED_FIELDS,
  CRONOFY: LIST,
  CUSTOMERIO: TIMED,
  ELEVENLABS: { ...TIMED_FIELDS, toleranceS: 1_800 },
  FRONTAPP: TIMED,
  GEMINI: STANDARD,
  HUBSPOT: TIMED,
  LITHIC: STANDARD,
  SLACK: TIMED,
  STRIPE: TIMED_FIELDS,
  SVIX: STANDARD,
};
