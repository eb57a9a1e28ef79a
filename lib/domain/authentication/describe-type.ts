import type { SourceTypeModel } from "#lib/schemas/custom-source-type.ts";
import { authTypesOf, type SourceType } from "#lib/schemas/source-type.ts";
import type { Provider, ProviderSample } from "./provider.ts";
import { PROVIDERS } from "./registry.ts";

/** What is told about a type of source, be it of the catalogue or a project's own. */
export type DescribedType = Pick<
  SourceTypeModel,
  "label" | "verification" | "unverified" | "handshake" | "documentation"
> & {
  eventType: string | null;
  deliveryId: string | null;
  sample: ProviderSample;
  setup: readonly string[];
};

function kindOf(code: string, { verification }: Provider): SourceTypeModel["verification"] {
  if (code === "PUBLISH_API") return "api_key";
  if (authTypesOf(code as SourceType) !== null) return "choice";
  return typeof verification === "string" ? verification : "signature";
}

/** Tells what is known of a type of source. */
export function describeType(code: string, provider: Provider): DescribedType {
  const verification = kindOf(code, provider);
  return {
    label: provider.label,
    verification,
    unverified: verification === "unknown",
    handshake: provider.handshake !== undefined,
    documentation: provider.documentation ?? null,
    eventType: provider.eventType ?? null,
    deliveryId: provider.deliveryId ?? null,
    sample: provider.sample,
    setup: provider.setup,
  };
}

/** Tells what is known of a type of the catalogue, which holds every one. */
export function describeKnownType(type: SourceType): DescribedType {
  const provider = PROVIDERS.get(type);
  if (!provider) throw new Error(`no provider for ${type}`);
  return describeType(type, provider);
}
