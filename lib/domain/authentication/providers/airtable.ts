import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";
import { strictDecode } from "../schemes/strict-decode.ts";

export const airtable: Provider = {
  label: "Airtable",
  documentation: "https://airtable.com/developers/web/api/webhooks-overview",
  verification: hmacScheme({
    header: "x-airtable-content-mac",
    prefix: "hmac-sha256=",
    keyOf: (secret) => strictDecode(secret, "base64") ?? "",
  }),
  sample: {
    name: "notification ping",
    body: {
      base: { id: "app00000000000000" },
      webhook: { id: "ach00000000000000" },
      timestamp: "2026-02-01T21:25:05.663Z",
    },
  },
  setup: [
    "Create a webhook by POST /v0/bases/{baseId}/webhooks with {url} as notificationUrl.",
    "Save macSecretBase64 of the answer here; Airtable shows it once.",
    "Fetch the changes by the payloads endpoint: a notification only says that there are some.",
  ],
};
