import type { Scheme } from "../provider.ts";
import { hmacScheme } from "./hmac.ts";

/** `whsec_` and base64, as the specification writes a secret. */
function standardKey(secret: string): Uint8Array {
  return Buffer.from(secret.replace(/^whsec_/, ""), "base64");
}

/**
 * Standard Webhooks, symmetric (github.com/standard-webhooks/standard-webhooks): `v1,` signatures over
 * id, time and body, several of them while a secret is rotated. Svix names the headers after itself.
 */
export function standardWebhooks(
  headers: "webhook" | "svix" = "webhook",
  keyOf: (secret: string) => string | Uint8Array = standardKey,
): Scheme {
  return hmacScheme({
    header: `${headers}-signature`,
    prefix: "v1,",
    separator: " ",
    timestampHeader: `${headers}-timestamp`,
    idHeader: `${headers}-id`,
    encoding: "base64",
    content: "{id}.{timestamp}.{body}",
    time: "s",
    keyOf,
  });
}
