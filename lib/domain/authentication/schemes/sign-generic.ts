import { createHmac } from "node:crypto";
import type { AuthConfig, AuthenticatedRequest } from "../authentication.ts";
import type { SignedParts } from "../provider.ts";

type Sign = (config: AuthConfig, request: AuthenticatedRequest) => SignedParts;

/** Signs as a sender does that `authenticateBasicAuth` lets in. */
export const signBasicAuth: Sign = ({ username, password }) => {
  const credentials = Buffer.from(`${username}:${password}`).toString("base64");
  return { headers: { authorization: `Basic ${credentials}` } };
};

const signApiKey: Sign = ({ header_key, api_key }) => ({
  headers: { [String(header_key).toLowerCase()]: String(api_key) },
});

const signHmac: Sign = (config, { body }) => {
  const hmac = createHmac(String(config.algorithm), String(config.webhook_secret_key));
  const signature = hmac.update(body).digest(config.encoding as "hex" | "base64" | "base64url");
  return { headers: { [String(config.header_key).toLowerCase()]: signature } };
};

/** How senders sign for the generic schemes, whose configuration was checked when it was saved. */
export const GENERIC_SIGNERS: ReadonlyMap<string, Sign> = new Map([
  ["HMAC", signHmac],
  ["API_KEY", signApiKey],
  ["BASIC_AUTH", signBasicAuth],
]);
