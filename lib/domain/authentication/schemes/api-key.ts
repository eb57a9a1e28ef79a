import { z } from "zod";
import { parseQuery } from "#lib/domain/ingestion/parsed-query.ts";
import { type AuthenticationScheme, REJECTED, UNVERIFIED, VERIFIED } from "../authentication.ts";
import { isEqualSecret } from "../equal.ts";

const apiKeyConfig = z.object({ header_key: z.string().min(1), api_key: z.string().min(1) });

/** A shared key in a header or, where there is no such header, in the query parameter of that name. */
export const authenticateApiKey: AuthenticationScheme = (config, request) => {
  const parsed = apiKeyConfig.safeParse(config);
  if (!parsed.success) return UNVERIFIED;
  const { header_key, api_key } = parsed.data;
  const name = header_key.toLowerCase();
  const header = Object.hasOwn(request.headers, name) ? request.headers[name] : undefined;
  const given = header ?? parseQuery(request.query)[header_key];
  return typeof given === "string" && isEqualSecret(given, api_key) ? VERIFIED : REJECTED;
};
