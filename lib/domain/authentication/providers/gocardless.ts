import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const gocardless: Provider = {
  label: "GoCardless",
  documentation: "https://developer.gocardless.com/api-reference/#appendix-webhooks",
  verification: hmacScheme({ header: "webhook-signature" }),
  rejectionStatus: 401,
  deliveryId: "body.meta.webhook_id",
  sample: {
    name: "payments confirmed",
    headers: { "user-agent": "gocardless-webhook-service/1.1" },
    body: {
      events: [
        {
          id: "EV123",
          created_at: "2026-01-15T09:30:00.000Z",
          resource_type: "payments",
          action: "confirmed",
          links: { payment: "PM123" },
          details: {
            origin: "gocardless",
            cause: "payment_confirmed",
            description: "The payment has been confirmed.",
          },
        },
      ],
      meta: { webhook_id: "WB123" },
    },
  },
  setup: [
    "Open Developers → Create → Webhook endpoint in the GoCardless dashboard.",
    "Enter {url} as webhook URL and a secret that you make up, and save the same here.",
  ],
};
