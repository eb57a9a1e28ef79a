import { z } from "zod";
import { type AuthenticationScheme, REJECTED, UNVERIFIED, VERIFIED } from "../authentication.ts";
import { isEqualSecret } from "../equal.ts";
import type { Scheme } from "../provider.ts";

const basicAuthConfig = z.object({ username: z.string(), password: z.string() });
const CREDENTIALS = /^basic ([A-Za-z0-9+/]+={0,2})$/i;

/** HTTP Basic (RFC 7617), credentials in UTF-8. */
export const authenticateBasicAuth: AuthenticationScheme = (config, request) => {
  const parsed = basicAuthConfig.safeParse(config);
  if (!parsed.success) return UNVERIFIED;
  const { username, password } = parsed.data;
  if (username === "" && password === "") return UNVERIFIED;
  const encoded = CREDENTIALS.exec(request.headers.authorization ?? "")?.[1];
  if (encoded === undefined) return REJECTED;
  const given = Buffer.from(encoded, "base64").toString("utf8");
  return isEqualSecret(given, `${username}:${password}`) ? VERIFIED : REJECTED;
};

/** A provider that is given a user name and a password to come with. */
export const basicAuth: Scheme = {
  verify: authenticateBasicAuth,
  sign({ username, password }) {
    const credentials = Buffer.from(`${username}:${password}`).toString("base64");
    return { headers: { authorization: `Basic ${credentials}` } };
  },
};
