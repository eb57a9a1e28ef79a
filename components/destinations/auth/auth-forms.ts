import type { DestinationAuthType } from "#lib/schemas/destination-auth.ts";

export type AuthField = {
  name: string;
  label: string;
  isOptional?: boolean;
  isSecret?: boolean;
  /** Longer than a line: a key, a JSON document. */
  isLong?: boolean;
  placeholder?: string;
  help?: string;
  options?: readonly { value: string; label: string }[];
};

type AuthForm = { label: string; help: string; fields: readonly AuthField[] };

const OAUTH_CLIENT: readonly AuthField[] = [
  {
    name: "auth_server",
    label: "Token URL",
    placeholder: "https://auth.example.com/oauth/token",
    help: "Where an access token is asked for.",
  },
  { name: "client_id", label: "Client id" },
  { name: "client_secret", label: "Client secret", isSecret: true },
];
const SCOPE: AuthField = { name: "scope", label: "Scope", isOptional: true };

/** What each way to authenticate at a destination is called and wants to know. */
export const AUTH_FORMS: Readonly<Record<DestinationAuthType, AuthForm>> = {
  HOOKDECK_SIGNATURE: {
    label: "Sluice signature",
    help: "Every delivery is signed with the signing secret of the project.",
    fields: [],
  },
  CUSTOM_SIGNATURE: {
    label: "Custom signature",
    help: "SHA-256 HMAC of the body in a header of your own, with a secret of your own.",
    fields: [
      { name: "key", label: "Header", placeholder: "x-signature" },
      { name: "signing_secret", label: "Signing secret", isSecret: true },
    ],
  },
  BASIC_AUTH: {
    label: "Basic authentication",
    help: "A user name and a password.",
    fields: [
      { name: "username", label: "User name" },
      { name: "password", label: "Password", isSecret: true },
    ],
  },
  API_KEY: {
    label: "API key",
    help: "A key in a header or in the query.",
    fields: [
      { name: "key", label: "Name", placeholder: "x-api-key" },
      { name: "api_key", label: "API key", isSecret: true },
      {
        name: "to",
        label: "Where it stands",
        isOptional: true,
        options: [
          { value: "header", label: "In a header" },
          { value: "query", label: "In the query" },
        ],
      },
    ],
  },
  BEARER_TOKEN: {
    label: "Bearer token",
    help: "A token in the header Authorization.",
    fields: [{ name: "token", label: "Token", isSecret: true }],
  },
  OAUTH2_CLIENT_CREDENTIALS: {
    label: "OAuth 2 client credentials",
    help: "An access token is fetched, kept while it is valid, and sent along.",
    fields: [
      ...OAUTH_CLIENT,
      SCOPE,
      {
        name: "authentication_type",
        label: "How the client proves itself",
        isOptional: true,
        options: [
          { value: "basic", label: "Basic authentication" },
          { value: "bearer", label: "Bearer token" },
          { value: "x-www-form-urlencoded", label: "In the form" },
        ],
      },
    ],
  },
  OAUTH2_AUTHORIZATION_CODE: {
    label: "OAuth 2 authorization code",
    help: "An access token is fetched with a refresh token, which is kept when it is rotated.",
    fields: [
      ...OAUTH_CLIENT,
      { name: "refresh_token", label: "Refresh token", isSecret: true },
      SCOPE,
    ],
  },
  AWS_SIGNATURE: {
    label: "AWS Signature v4",
    help: "Every delivery is signed for a service of AWS.",
    fields: [
      { name: "access_key_id", label: "Access key id" },
      { name: "secret_access_key", label: "Secret access key", isSecret: true },
      { name: "region", label: "Region", placeholder: "eu-central-1" },
      { name: "service", label: "Service", placeholder: "execute-api" },
    ],
  },
  GCP_SERVICE_ACCOUNT: {
    label: "Google Cloud service account",
    help: "An access token of the account is fetched, kept while it is valid, and sent along.",
    fields: [
      {
        name: "service_account_key",
        label: "Key of the account",
        isSecret: true,
        isLong: true,
        placeholder: '{ "type": "service_account", … }',
      },
      SCOPE,
    ],
  },
};

export type AuthValues = Readonly<Record<string, string>>;

/** The values as the API takes them: what was left empty is not part of it. */
export function toDestinationAuth(type: DestinationAuthType, values: AuthValues) {
  const filled = AUTH_FORMS[type].fields.filter(({ name }) => values[name]?.trim());
  return Object.fromEntries(filled.map(({ name }) => [name, values[name]]));
}
