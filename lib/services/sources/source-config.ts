import type { z } from "zod";
import { isCustomTypeCode } from "#lib/schemas/custom-source-type.ts";
import type { AnyAuthType, SourceConfigInput, SourceModel } from "#lib/schemas/source.ts";
import {
  authTypesOf,
  type SourceAuthType,
  type SourceType,
  sourceAuthSchema,
} from "#lib/schemas/source-type.ts";
import { parseInput, validationError } from "../parse-input.ts";

export type StoredSourceConfig = Pick<
  SourceModel["config"],
  "allowed_http_methods" | "custom_response" | "trim_payload"
>;

/** The part of a source that its configuration depends on. */
export type StoredSource = {
  type: SourceType;
  config: StoredSourceConfig;
  authType: AnyAuthType | null;
};

type Auth = Record<string, unknown>;
/** Null takes the authentication away; undefined leaves what is stored. */
type AuthChange = { authType: AnyAuthType; auth: Auth } | null | undefined;
/** The schema of `config.auth` for a type of the project's own; null when there is no such type. */
export type CustomAuthSchema = (code: string) => z.ZodType<Auth> | null;

export type SourceConfigChange = {
  type: SourceType;
  config: StoredSourceConfig;
  authentication: AuthChange;
  /** How long what `authentication` replaces is still to be taken. */
  overlapSec: number;
};

const DEFAULT_METHODS: StoredSourceConfig["allowed_http_methods"] = [
  "POST",
  "PUT",
  "PATCH",
  "DELETE",
];

/** How a source's auth type shows by the keys of its auth, for clients that do not send it. */
const KEYS_OF_METHOD: readonly [SourceAuthType, string][] = [
  ["BASIC_AUTH", "password,username"],
  ["API_KEY", "api_key,header_key"],
  ["HMAC", "algorithm,encoding,header_key,webhook_secret_key"],
];
const KEYS_OF_GITLAB: typeof KEYS_OF_METHOD = [
  ["GITLAB", "api_key"],
  ["STANDARD_WEBHOOKS", "webhook_secret_key"],
];

function inferAuthType(type: SourceType, auth: Auth): SourceAuthType | undefined {
  const keys = Object.keys(auth).sort().join();
  const methods = type === "GITLAB" ? KEYS_OF_GITLAB : KEYS_OF_METHOD;
  return methods.find(([, known]) => known === keys)?.[0];
}

/**
 * Works out what a source's configuration becomes. `path` is where the source stands in what the
 * caller sent. Throws VALIDATION for authentication that does not fit the type.
 */
export function resolveSourceConfig(
  input: { type?: SourceType | undefined; config?: SourceConfigInput | undefined },
  stored: StoredSource | null,
  path: readonly string[],
  customAuthSchema: CustomAuthSchema = () => null,
): SourceConfigChange {
  const type = input.type ?? stored?.type ?? "WEBHOOK";
  const sent = input.config ?? {};
  const kept = stored?.type === type ? stored : null;
  const place = [...path, "config"];
  if (sent.trim_payload !== undefined && type !== "VAPI") {
    throw validationError([`${[...place, "trim_payload"].join(".")} is not allowed`]);
  }
  const methods =
    sent.allowed_http_methods ??
    kept?.config.allowed_http_methods ??
    (type === "SHOPIFY" ? (["POST"] as const) : DEFAULT_METHODS);
  const trim = sent.trim_payload ?? kept?.config.trim_payload;
  const authentication = resolveAuth(sent, type, stored, place, customAuthSchema);
  const response =
    sent.custom_response === undefined ? stored?.config.custom_response : sent.custom_response;
  return {
    type,
    config: {
      allowed_http_methods: [...new Set(methods)],
      custom_response: response ?? null,
      ...(trim === undefined ? {} : { trim_payload: trim }),
    },
    authentication,
    overlapSec: resolveOverlap(sent, authentication, stored, place),
  };
}

/** Secrets of two kinds are never both in force: which of them a sender used could not be told. */
function resolveOverlap(
  { auth_overlap_sec: sec = 0 }: SourceConfigInput,
  authentication: AuthChange,
  stored: StoredSource | null,
  place: readonly string[],
): number {
  if (sec === 0) return 0;
  const field = [...place, "auth_overlap_sec"].join(".");
  if (!authentication) {
    throw validationError([`${field} missing required peer ${[...place, "auth"].join(".")}`]);
  }
  const before = stored?.authType ?? authentication.authType;
  if (before !== authentication.authType) {
    throw validationError([`${field} is not allowed where the auth type changes`]);
  }
  return sec;
}

function resolveAuth(
  sent: SourceConfigInput,
  type: SourceType,
  stored: StoredSource | null,
  place: readonly string[],
  customAuthSchema: CustomAuthSchema,
): AuthChange {
  const choices = authTypesOf(type);
  const authPath = [...place, "auth"];
  const storedType = stored?.authType ?? null;
  if (choices === null) {
    // The type says it all; saying it twice does no harm.
    if (sent.auth_type && sent.auth_type !== type) {
      throw validationError([`${[...place, "auth_type"].join(".")} is not allowed`]);
    }
    if (sent.auth === undefined) return stored?.type === type ? undefined : null;
    if (sent.auth === null) return null;
    const authType = type as SourceAuthType;
    return { authType, auth: parseInput(sourceAuthSchema(authType), sent.auth, authPath) };
  }
  const isChoice = (authType: AnyAuthType) =>
    isCustomTypeCode(authType) ? type === "WEBHOOK" : choices.includes(authType);
  const isKept = storedType !== null && isChoice(storedType);
  if (sent.auth_type === undefined && sent.auth === undefined) return isKept ? undefined : null;
  const isTaken = sent.auth_type === null || (sent.auth_type === undefined && sent.auth === null);
  if (isTaken) {
    if (sent.auth) throw validationError([`${authPath.join(".")} is not allowed`]);
    return null;
  }
  const authType =
    sent.auth_type ?? inferAuthType(type, sent.auth ?? {}) ?? (isKept ? storedType : undefined);
  if (!authType) throw validationError([`${authPath.join(".")} is not allowed`]);
  if (!isChoice(authType)) {
    const message = `${[...place, "auth_type"].join(".")} must be one of [${choices.join(", ")}]`;
    throw validationError([message]);
  }
  if (!sent.auth) {
    if (sent.auth === undefined && authType === storedType) return undefined;
    throw validationError([`${authPath.join(".")} is required`]);
  }
  const schema = isCustomTypeCode(authType)
    ? customAuthSchema(authType)
    : sourceAuthSchema(authType);
  if (!schema) {
    const field = [...place, "auth_type"].join(".");
    throw validationError([`${field} ${authType} is not a source type of this project`]);
  }
  return { authType, auth: parseInput(schema, sent.auth, authPath) };
}
