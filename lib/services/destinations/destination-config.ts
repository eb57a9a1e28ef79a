import { assertAllowedUrl } from "#lib/adapters/address-guard.ts";
import type { AddressGuard } from "#lib/domain/delivery/blocked-address.ts";
import {
  refuseServiceAccountKey,
  serviceAccountKey,
} from "#lib/domain/delivery/service-account-key.ts";
import { AppError } from "#lib/errors.ts";
import type {
  DeliveryPolicy,
  DeliveryPolicyInput,
  DestinationConfigInput,
  DestinationModel,
  DestinationType,
} from "#lib/schemas/destination.ts";
import { type DestinationAuthType, destinationAuthSchema } from "#lib/schemas/destination-auth.ts";
import { storedOrder } from "../configuration/stored-order.ts";
import { parseInput, validationError } from "../parse-input.ts";

export type StoredDestinationConfig = Omit<DestinationModel["config"], "auth_type" | "auth">;

/** The part of a destination that its configuration depends on. */
export type StoredDestination = {
  type: DestinationType;
  config: StoredDestinationConfig;
  authType: DestinationAuthType;
};

type Auth = Record<string, unknown>;

export type DestinationConfigChange = {
  type: DestinationType;
  config: StoredDestinationConfig;
  /** Undefined leaves what is stored. */
  authentication: { authType: DestinationAuthType; auth: Auth | null } | undefined;
};

type Field = Exclude<keyof DestinationConfigInput, "auth" | "auth_type">;

/** What only some types have. The others are common to all. */
const OWN_FIELDS: Record<DestinationType, readonly Field[]> = {
  HTTP: ["url", "delivery_policy", "delivery_order", "protection_disabled"],
  MOCK_API: ["delivery_policy", "delivery_order", "protection_disabled"],
  CLI: ["path"],
};
const SPECIAL_FIELDS = [
  "url",
  "path",
  "delivery_policy",
  "delivery_order",
  "protection_disabled",
] as const;
const REQUIRED: Record<DestinationType, Field | null> = {
  HTTP: "url",
  CLI: "path",
  MOCK_API: null,
};

function refuse(type: DestinationType, path: readonly string[], field: string, message: string) {
  return new AppError("UNPROCESSABLE", message, { type, field: [...path, field].join(".") });
}

/**
 * Works out what a destination's configuration becomes. `path` is where the destination stands in what
 * the caller sent. Throws UNPROCESSABLE for what the type does not have or lacks, VALIDATION for a URL
 * that may not be called and for authentication that does not fit.
 */
export function resolveDestinationConfig(
  guard: AddressGuard,
  input: { type?: DestinationType | undefined; config?: DestinationConfigInput | undefined },
  stored: StoredDestination | null,
  path: readonly string[],
): DestinationConfigChange {
  const type = input.type ?? stored?.type ?? "HTTP";
  const sent = input.config ?? {};
  const own = OWN_FIELDS[type];
  const foreign = SPECIAL_FIELDS.find(
    (field) => saysSomething(sent[field]) && !own.includes(field),
  );
  if (foreign) {
    const message = `Cannot set config.${foreign} on a ${type} destination.`;
    throw refuse(type, path, `config.${foreign}`, message);
  }
  const merged = { ...stored?.config, ...sent };
  const required = REQUIRED[type];
  if (required && !merged[required]) {
    const message = `${type} destination requires \`config.${required}\`.`;
    throw refuse(type, path, `config.${required}`, message);
  }
  const place = [...path, "config"];
  if (sent.url !== undefined) assertAllowedUrl(guard, [...place, "url"].join("."), sent.url);
  return {
    type,
    config: {
      ...(own.includes("url") ? { url: merged.url } : {}),
      ...(own.includes("path") ? { path: merged.path } : {}),
      ...(own.includes("delivery_policy")
        ? { delivery_policy: resolvePolicy(sent.delivery_policy, stored?.config.delivery_policy) }
        : {}),
      ...(own.includes("delivery_order")
        ? { delivery_order: storedOrder(merged.delivery_order) }
        : {}),
      ...(own.includes("protection_disabled")
        ? { protection_disabled: merged.protection_disabled ?? false }
        : {}),
      delivery_timeout: merged.delivery_timeout ?? null,
      path_forwarding_disabled: merged.path_forwarding_disabled ?? false,
      http_method: merged.http_method ?? null,
    },
    authentication: resolveAuth(guard, sent, stored?.authType ?? null, place),
  };
}

/** A policy of nulls asks for nothing: types that have none may be sent it. */
function saysSomething(value: string | boolean | object | null | undefined): boolean {
  if (value === null || typeof value !== "object") return value != null && value !== false;
  return Object.values(value).some((part) => part != null);
}

/** What is not named of a policy stays; one that limits nothing is none. */
function resolvePolicy(
  sent: DeliveryPolicyInput | null | undefined,
  stored: DeliveryPolicy | null | undefined,
): DeliveryPolicy | null {
  if (sent === null) return null;
  const { rate = null, period, groups = null } = { ...stored, ...sent };
  if (rate === null && groups === null) return null;
  return {
    rate,
    period: rate === null ? null : (period ?? "second"),
    groups: groups && { ...groups, overrides: groups.overrides ?? null },
  };
}

function resolveAuth(
  guard: AddressGuard,
  sent: DestinationConfigInput,
  storedType: DestinationAuthType | null,
  place: readonly string[],
): DestinationConfigChange["authentication"] {
  const unsigned = { authType: "HOOKDECK_SIGNATURE" as const, auth: null };
  if (sent.auth_type === null) return unsigned;
  if (sent.auth_type === undefined && !sent.auth) {
    return storedType === null || sent.auth === null ? unsigned : undefined;
  }
  const authType = sent.auth_type ?? storedType ?? "HOOKDECK_SIGNATURE";
  const authPath = [...place, "auth"];
  if (!sent.auth) {
    if (sent.auth === undefined && authType === storedType) return undefined;
    throw validationError([`${authPath.join(".")} is required`]);
  }
  const auth = parseInput(destinationAuthSchema(authType), sent.auth, authPath);
  assertCallable(guard, auth, authPath);
  return { authType, auth: Object.keys(auth).length > 0 ? auth : null };
}

/** Throws VALIDATION for an authorization server that may not be called. */
function assertCallable(guard: AddressGuard, auth: Auth, path: readonly string[]) {
  if (typeof auth.auth_server === "string") {
    assertAllowedUrl(guard, [...path, "auth_server"].join("."), auth.auth_server);
  }
  if (typeof auth.service_account_key !== "string") return;
  const field = [...path, "service_account_key"].join(".");
  const reason = refuseServiceAccountKey(auth.service_account_key);
  if (reason) throw validationError([`${field} ${reason}`]);
  const { token_uri } = serviceAccountKey.parse(JSON.parse(auth.service_account_key));
  assertAllowedUrl(guard, `${field}.token_uri`, token_uri);
}
