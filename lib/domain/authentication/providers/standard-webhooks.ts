import type { Provider } from "../provider.ts";
import { standardWebhooks as scheme } from "../schemes/standard-webhooks.ts";

/** No source type: a way to sign that sources of other types can choose. */
export const standardWebhooks: Provider = {
  label: "Standard Webhooks",
  documentation: "https://github.com/standard-webhooks/standard-webhooks",
  verification: scheme(),
  rejectionStatus: 401,
  eventType: "body.type",
  deliveryId: "headers.webhook-id",
  sample: {
    name: "invoice.paid",
    body: { type: "invoice.paid", timestamp: "2026-01-15T09:30:00Z", data: { id: "inv_1" } },
  },
  setup: [
    "Enter {url} as endpoint at the sender and choose the events.",
    "Copy the signing secret (whsec_…) that the sender shows and save it here.",
  ],
};
