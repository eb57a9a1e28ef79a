import { authenticateApiKey } from "./api-key.ts";
import type { AuthenticationScheme } from "./authentication.ts";
import { authenticateBasicAuth } from "./basic-auth.ts";
import { authenticateHmac } from "./hmac.ts";

/** Every `auth_type` that a source may name. */
export const AUTHENTICATION_SCHEMES: ReadonlyMap<string, AuthenticationScheme> = new Map([
  ["HMAC", authenticateHmac],
  ["API_KEY", authenticateApiKey],
  ["BASIC_AUTH", authenticateBasicAuth],
]);
