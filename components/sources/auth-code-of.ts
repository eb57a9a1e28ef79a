import type { SourceModel } from "#lib/schemas/source.ts";

/** The type that says how senders are checked: of a generic source the one that it copies. */
export function authCodeOf({ type, config }: SourceModel): string {
  const copied = config.auth_type;
  const isMethod = copied === "HMAC" || copied === "BASIC_AUTH" || copied === "API_KEY";
  return copied && !isMethod ? copied : type;
}
