import { createHmac } from "node:crypto";
import { z } from "zod";
import {
  type AuthenticationScheme,
  REJECTED,
  REJECTED_SILENTLY,
  UNVERIFIED,
  VERIFIED,
} from "../authentication.ts";
import { isEqualSecret } from "../equal.ts";

const hmacConfig = z.object({
  algorithm: z.enum(["sha1", "sha256", "sha512", "md5"]),
  encoding: z.enum(["base64", "base64url", "hex"]),
  header_key: z.string().min(1),
  webhook_secret_key: z.string().min(1),
});

/**
 * HMAC over the raw body, in the configured header. The text must be exactly ours: no other case of
 * hex, no prefix, one value; only the padding of base64 may be left out. A wrong md5 signature is
 * answered 200, every other 401, as the reference does.
 */
export const authenticateHmac: AuthenticationScheme = (config, request) => {
  const parsed = hmacConfig.safeParse(config);
  if (!parsed.success) return UNVERIFIED;
  const { algorithm, encoding, header_key, webhook_secret_key } = parsed.data;
  const given = request.headers[header_key.toLowerCase()] ?? "";
  const expected = createHmac(algorithm, webhook_secret_key).update(request.body).digest(encoding);
  const unpadded = (text: string) => (encoding === "hex" ? text : text.replace(/={1,2}$/, ""));
  if (isEqualSecret(unpadded(given), unpadded(expected))) return VERIFIED;
  return algorithm === "md5" ? REJECTED_SILENTLY : REJECTED;
};
