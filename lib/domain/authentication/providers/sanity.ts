import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const sanity: Provider = {
  label: "Sanity",
  documentation: "https://www.sanity.io/docs/webhooks",
  verification: hmacScheme({
    header: "sanity-webhook-signature",
    fields: { separator: ",", timestamp: "t", signature: "v1" },
    encoding: "base64url",
    content: "{timestamp}.{body}",
    time: "s-or-ms",
  }),
  eventType: "headers.sanity-operation",
  deliveryId: "headers.idempotency-key",
  sample: {
    name: "create",
    headers: {
      "sanity-operation": "create",
      "sanity-project-id": "3do82whm",
      "sanity-dataset": "production",
      "idempotency-key": "m3vYzHcjkKiT0bFQCH3bpS",
    },
    body: {
      _id: "0e1d3a3c-2b5f-4a6e-8d0a-1a2b3c4d5e6f",
      _type: "post",
      _rev: "m3vYzHcjkKiT0bFQCH3bpS",
      title: "Hello",
      slug: { current: "hello" },
    },
  },
  setup: [
    "Open API → Webhooks of the project on sanity.io/manage and create a webhook.",
    "Enter {url} and make up a secret.",
    "Save the same secret here.",
  ],
};
