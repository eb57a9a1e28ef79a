import { compileCustomType } from "#lib/domain/authentication/compile-custom-type.ts";
import {
  type DescribedType,
  describeKnownType,
  describeType,
} from "#lib/domain/authentication/describe-type.ts";
import { PROVIDERS } from "#lib/domain/authentication/registry.ts";
import {
  customAuthSchema,
  type SourceTypeDetail,
  type SourceTypeModel,
} from "#lib/schemas/custom-source-type.ts";
import {
  authTypesOf,
  type SourceAuthType,
  type SourceType,
  sourceAuthSchema,
} from "#lib/schemas/source-type.ts";
import type { CustomSourceType } from "../../../generated/prisma/client.ts";
import { authJsonSchema } from "./auth-json-schema.ts";
import { storedSpec } from "./find-custom-type.ts";

const METHODS = ["HMAC", "BASIC_AUTH", "API_KEY"] as const;
const METHOD_LABELS: Readonly<Record<string, string>> = {
  HMAC: "Signature (HMAC)",
  BASIC_AUTH: "User name and password",
  API_KEY: "API key",
};

/** What a generic source may choose: WEBHOOK takes more by far than a list to choose from should hold. */
function choicesOf(type: SourceType): readonly SourceAuthType[] | null {
  return type === "WEBHOOK" ? [...METHODS, "STANDARD_WEBHOOKS"] : authTypesOf(type);
}

type AuthChoice = NonNullable<SourceTypeDetail["auth_choices"]>[number];

/** Offers a method or the way of a provider. */
export function presentChoice(authType: SourceAuthType): AuthChoice {
  const label = METHOD_LABELS[authType] ?? PROVIDERS.get(authType)?.label ?? authType;
  return { code: authType, label, auth_schema: authJsonSchema(sourceAuthSchema(authType)) };
}

/** Offers a type of the project's own. */
export function presentCustomChoice(row: CustomSourceType): AuthChoice {
  const { label, verification } = storedSpec(row);
  const schema = authJsonSchema(customAuthSchema(verification));
  return { code: row.code, label, auth_schema: schema };
}

function summaryOf(code: string, described: DescribedType, isCustom: boolean): SourceTypeModel {
  const { label, verification, unverified, handshake, documentation } = described;
  return { code, label, is_custom: isCustom, verification, unverified, handshake, documentation };
}

function detailOf(described: DescribedType) {
  const { eventType, deliveryId, sample, setup } = described;
  return {
    event_type: eventType,
    delivery_id: deliveryId,
    sample: {
      name: sample.name,
      headers: { ...sample.headers },
      body: sample.body,
      content_type: sample.contentType ?? "application/json",
    },
    setup: [...setup],
  };
}

/** Says in short what a type of the catalogue is. */
export function presentType(code: SourceType): SourceTypeModel {
  return summaryOf(code, describeKnownType(code), false);
}

/** Says in short what a type of the project's own is. */
export function presentCustomType(row: CustomSourceType): SourceTypeModel {
  return summaryOf(row.code, describeType(row.code, compileCustomType(storedSpec(row))), true);
}

/** Says all about a type of the catalogue. */
export function presentTypeDetail(code: SourceType): SourceTypeDetail {
  const described = describeKnownType(code);
  const choices = choicesOf(code);
  return {
    ...summaryOf(code, described, false),
    ...detailOf(described),
    auth_schema: choices ? null : authJsonSchema(sourceAuthSchema(code as SourceAuthType)),
    auth_choices: choices?.map(presentChoice) ?? null,
    spec: null,
    created_at: null,
    updated_at: null,
  };
}

/** Says all about a type of the project's own. */
export function presentCustomTypeDetail(row: CustomSourceType): SourceTypeDetail {
  const spec = storedSpec(row);
  const described = describeType(row.code, compileCustomType(spec));
  return {
    ...summaryOf(row.code, described, true),
    ...detailOf(described),
    auth_schema: authJsonSchema(customAuthSchema(spec.verification)),
    auth_choices: null,
    spec,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}
