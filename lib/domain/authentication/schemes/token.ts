import {
  type AuthConfig,
  type Authentication,
  REJECTED,
  UNVERIFIED,
  VERIFIED,
} from "../authentication.ts";
import { isEqualSecret } from "../equal.ts";
import type { Scheme } from "../provider.ts";
import { jsonObjectOf } from "./json-object.ts";

function compare(config: AuthConfig, field: string, read: () => unknown): Authentication {
  const expected = config[field];
  if (typeof expected !== "string" || expected === "") return UNVERIFIED;
  const given = read();
  return typeof given === "string" && isEqualSecret(given, expected) ? VERIFIED : REJECTED;
}

/** A shared text in a header, as it is; `field` is where it stands in the configuration. */
export function tokenInHeader(header: string, field: string): Scheme {
  return {
    verify: (config, { headers }) =>
      compare(config, field, () => (Object.hasOwn(headers, header) ? headers[header] : null)),
    sign: (config) => ({ headers: { [header]: String(config[field]) } }),
  };
}

/** A shared text in a property of the JSON object that is sent. */
export function tokenInBody(property: string, field: string): Scheme {
  return {
    verify: (config, { body }) => compare(config, field, () => jsonObjectOf(body)?.[property]),
    sign: (config, { body }) => ({
      body: Buffer.from(JSON.stringify({ ...jsonObjectOf(body), [property]: config[field] })),
    }),
  };
}
