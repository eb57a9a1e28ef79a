import { compileCustomType } from "#lib/domain/authentication/compile-custom-type.ts";
import { type DescribedType, describeType } from "#lib/domain/authentication/describe-type.ts";
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

const METHODS = [
  ["HMAC", "Signature (HMAC)"],
  ["BASIC_AUTH", "User name and password"],
  ["API_KEY", "API key"],
] as const;

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
  return summaryOf(code, describeType(code), false);
}

/** Says in short what a type of the project's own is. */
export function presentCustomType(row: CustomSourceType): SourceTypeModel {
  return summaryOf(row.code, describeType(row.code, compileCustomType(storedSpec(row))), true);
}

/** Says all about a type of the catalogue. */
export function presentTypeDetail(code: SourceType): SourceTypeDetail {
  const described = describeType(code);
  const isChoice = authTypesOf(code) !== null;
  return {
    ...summaryOf(code, described, false),
    ...detailOf(described),
    auth_schema: isChoice ? null : authJsonSchema(sourceAuthSchema(code as SourceAuthType)),
    auth_choices: isChoice
      ? METHODS.map(([method, label]) => ({
          auth_type: method,
          label,
          auth_schema: authJsonSchema(sourceAuthSchema(method)),
        }))
      : null,
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
