import type { Provider } from "../provider.ts";
import { standardWebhooks } from "../schemes/standard-webhooks.ts";

export const polar: Provider = {
  label: "Polar",
  documentation: "https://polar.sh/docs/integrate/webhooks/delivery",
  // Polar encodes the secret before Standard Webhooks decodes it: its text is the key.
  verification: standardWebhooks("webhook", (secret) => secret),
  eventType: "body.type",
  deliveryId: "headers.webhook-id",
  sample: {
    name: "order.created",
    headers: { "user-agent": "polar.sh webhooks" },
    body: {
      type: "order.created",
      timestamp: "2026-01-15T09:30:00Z",
      data: {
        id: "b3c1a1de-0f6b-4d2a-8a3f-6d7f0c2e9a10",
        status: "paid",
        total_amount: 4200,
        currency: "eur",
        customer: { id: "5c1e", email: "ada@example.com" },
      },
    },
  },
  setup: [
    "Open Settings → Webhooks of your organization on polar.sh and add an endpoint.",
    "Enter {url}, choose the format Raw and the events.",
    "Copy the secret of the endpoint as it is and save it here.",
  ],
};
