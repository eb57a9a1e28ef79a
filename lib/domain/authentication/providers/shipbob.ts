import type { Provider } from "../provider.ts";
import { standardWebhooks } from "../schemes/standard-webhooks.ts";

export const shipbob: Provider = {
  label: "ShipBob",
  documentation: "https://developer.shipbob.com/2026-01/webhooks",
  verification: standardWebhooks(),
  eventType: "headers.x-webhook-topic",
  deliveryId: "headers.webhook-id",
  sample: {
    name: "order.shipped",
    headers: { "x-webhook-topic": "order.shipped" },
    body: {
      id: 1234567,
      order_id: 7654321,
      reference_id: "1234",
      status: "Completed",
      tracking: { carrier: "DHL", tracking_number: "00340434161094042557" },
      recipient: { name: "Ada Lovelace" },
    },
  },
  setup: [
    "Create the webhook with POST /webhook of the ShipBob API.",
    "Enter {url} as url and name the topics.",
    "Copy the secret (whsec_…) of the answer and save it here.",
  ],
};
