/** Names whose values let somebody in, or prove who sent something. Lower case. */
const SECRET_HEADERS: ReadonlySet<string> = new Set([
  "authorization",
  "proxy-authorization",
  "cookie",
  "set-cookie",
  "www-authenticate",
  "authentication",
  "x-auth",
  "x-csrf",
]);

/** Parts of a name, between its dashes, underscores and humps, that say the same. */
const SECRET_PARTS =
  /(^|-)(signature(s|-?\d+|-?sha\d+|-?v\d+)?|signed|hmac|secret(s|-?key)?|token(s)?|password|passwd|passphrase|credential(s)?|api-?key|apikey|access-?key|private-?key|auth-?key|client-?secret|jwt|bearer|otp|csrf|session(-?id)?)($|-)/;

/** A number of a field that merely counts or names secrets, such as `token_type`. */
const HARMLESS = /-(type|count|expires|expires-in|expires-at|version|algorithm|name)$/;

const dashed = (name: string) =>
  name
    .replace(/([a-z\d])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .replace(/[_.\s[\]]+/g, "-")
    .replace(/-$/, "");

/** Tells whether a name, of a header, a query parameter or a setting, is one that a secret has. */
export function isSecretName(name: string): boolean {
  const words = dashed(name);
  if (SECRET_HEADERS.has(words)) return true;
  return SECRET_PARTS.test(words) && !HARMLESS.test(words);
}

/** Names of query parameters that are secret there only: short ones that signed URLs use. */
const SECRET_PARAMETERS: ReadonlySet<string> = new Set(["key", "sig", "code", "auth", "sign"]);

/** Tells whether a query parameter has a secret. */
export function isSecretParameter(name: string): boolean {
  return SECRET_PARAMETERS.has(name.toLowerCase()) || isSecretName(name);
}
