import { z } from "zod";

const text = z.string().min(1).max(4_096);
const longText = z.string().min(1).max(65_536);

const oauthClient = { auth_server: z.url(), client_id: text, client_secret: longText };

/** `config.auth` of each way to authenticate at a destination. */
const DESTINATION_AUTH = {
  HOOKDECK_SIGNATURE: z.strictObject({}),
  CUSTOM_SIGNATURE: z.strictObject({ key: text, signing_secret: longText }),
  BASIC_AUTH: z.strictObject({ username: text, password: text }),
  API_KEY: z.strictObject({
    key: text,
    api_key: longText,
    to: z.enum(["header", "query"]).optional(),
  }),
  BEARER_TOKEN: z.strictObject({ token: longText }),
  OAUTH2_CLIENT_CREDENTIALS: z.strictObject({
    ...oauthClient,
    scope: text.optional(),
    authentication_type: z.enum(["basic", "bearer", "x-www-form-urlencoded"]).optional(),
  }),
  OAUTH2_AUTHORIZATION_CODE: z.strictObject({
    ...oauthClient,
    refresh_token: longText,
    scope: text.optional(),
  }),
  AWS_SIGNATURE: z.strictObject({
    access_key_id: text,
    secret_access_key: text,
    region: text,
    service: text,
  }),
  GCP_SERVICE_ACCOUNT: z.strictObject({ service_account_key: longText, scope: text.nullish() }),
} as const;

type AuthType = keyof typeof DESTINATION_AUTH;

export const destinationAuthType = z.enum(
  Object.keys(DESTINATION_AUTH) as [AuthType, ...AuthType[]],
);
export type DestinationAuthType = z.infer<typeof destinationAuthType>;

/** The schema of `config.auth` for an auth type. */
export function destinationAuthSchema(
  authType: DestinationAuthType,
): z.ZodType<Record<string, unknown>> {
  return DESTINATION_AUTH[authType];
}
