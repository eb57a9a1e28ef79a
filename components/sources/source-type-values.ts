import { isCustomTypeCode } from "#lib/schemas/custom-source-type.ts";
import { anyAuthType } from "#lib/schemas/source.ts";
import { sourceType } from "#lib/schemas/source-type.ts";

/** A type and how its senders are checked, as a form holds them. */
export type SourceTypeValues = {
  code: string;
  /** Of a generic type the method that was chosen; empty for none. */
  method: string;
  /** What the method, or the type itself, wants to know. */
  auth: Readonly<Record<string, string>>;
};

export const PLAIN_WEBHOOK: SourceTypeValues = { code: "WEBHOOK", method: "", auth: {} };

/** Makes `type` and `config`; a type of the project's own is a way to check a plain webhook. */
export function toSourceType({ code, method, auth }: SourceTypeValues) {
  const filled = Object.fromEntries(Object.entries(auth).filter(([, value]) => value !== ""));
  const hasAuth = Object.keys(filled).length > 0;
  if (isCustomTypeCode(code)) {
    return { type: "WEBHOOK" as const, config: { auth_type: code, auth: filled } };
  }
  const type = sourceType.parse(code);
  if (method !== "") {
    return { type, config: { auth_type: anyAuthType.parse(method), auth: filled } };
  }
  return { type, ...(hasAuth ? { config: { auth: filled } } : {}) };
}
