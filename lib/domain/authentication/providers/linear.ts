import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const linear: Provider = {
  label: "Linear",
  documentation: "https://linear.app/developers/webhooks",
  verification: hmacScheme({ header: "linear-signature" }),
  eventType: "headers.linear-event",
  deliveryId: "headers.linear-delivery",
  sample: {
    name: "Issue",
    headers: {
      "linear-event": "Issue",
      "linear-delivery": "234d1a4e-b617-4388-90fe-adc3633d6b72",
      "user-agent": "Linear-Webhook",
    },
    body: {
      action: "create",
      type: "Issue",
      createdAt: "2026-01-15T09:30:00.000Z",
      data: {
        id: "2174add1-f7c8-44e3-bbf3-2d60b5ea8bc9",
        title: "Ship it",
        number: 42,
        teamId: "72b2a2dc-6f4f-4423-9d34-24b5bd10634a",
      },
      url: "https://linear.app/issue/LIN-42",
      webhookTimestamp: 1750000000000,
      webhookId: "000042e3-d123-4980-b49f-8e140eef9329",
    },
  },
  setup: [
    "Open Settings → API → Webhooks in Linear and create a webhook with {url} as URL.",
    "Copy the signing secret of its detail page and save it here.",
  ],
};
