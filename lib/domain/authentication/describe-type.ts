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

/** Types that are no provider's. */
const OWN: { readonly [type in SourceType]?: Pick<Provider, "label" | "setup"> } = {
  WEBHOOK: {
    label: "Webhook",
    setup: [
      "Send events to {url}.",
      "Choose how senders are checked: by a signature, an API key, a login, or as a provider does it.",
    ],
  },
  HTTP: {
    label: "HTTP",
    setup: [
      "Send requests to {url}.",
      "Choose how senders are checked: by a signature, an API key or a login.",
    ],
  },
  PUBLISH_API: {
    label: "Publish API",
    setup: [
      "Create an API key in the settings of the project.",
      "Post events to the path /v1/publish with that key, and with the name or id of this source in X-Hookdeck-Source-Name or X-Hookdeck-Source-Id.",
      "Requests to {url} are refused.",
    ],
  },
};

const SAMPLE: ProviderSample = {
  name: "order.created",
  body: {
    type: "order.created",
    created_at: "2026-01-15T09:30:00Z",
    order: { id: 1001, total: 49.9, currency: "EUR", items: [{ sku: "TEA-250", quantity: 2 }] },
  },
};

/** `BRIDGE_API` → `Bridge Api`. */
function nameOf(code: string): string {
  const words = code.split("_").map((word) => word.charAt(0) + word.slice(1).toLowerCase());
  return words.join(" ");
}

function kindOf(code: string, provider: Provider | undefined): SourceTypeModel["verification"] {
  if (code === "PUBLISH_API") return "api_key";
  if (authTypesOf(code as SourceType) !== null) return "choice";
  if (!provider) return "unknown";
  return typeof provider.verification === "string" ? provider.verification : "signature";
}

/** Tells what is known of a type of source; `provider` is given for a project's own. */
export function describeType(
  code: string,
  provider: Provider | undefined = PROVIDERS.get(code),
): DescribedType {
  const own = OWN[code as SourceType];
  const verification = kindOf(code, provider);
  return {
    label: own?.label ?? provider?.label ?? nameOf(code),
    verification,
    unverified: verification === "unknown",
    handshake: provider?.handshake !== undefined,
    documentation: provider?.documentation ?? null,
    eventType: provider?.eventType ?? null,
    deliveryId: provider?.deliveryId ?? null,
    sample: provider?.sample ?? SAMPLE,
    setup: own?.setup ?? provider?.setup ?? ["Enter {url} as the URL that events are sent to."],
  };
}
