import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const mailersend: Provider = {
  label: "MailerSend",
  documentation: "https://developers.mailersend.com/api/v1/webhooks.html",
  verification: hmacScheme({ header: "signature" }),
  eventType: "body.type",
  deliveryId: "body.data.id",
  sample: {
    name: "activity.delivered",
    body: {
      type: "activity.delivered",
      domain_id: "7z3m5jgrogdpyo6n",
      created_at: "2026-01-15T09:30:00.000000Z",
      webhook_id: "7z3m5jgrogdpyo6n",
      url: "https://example.com",
      data: {
        object: "activity",
        id: "62f114f8165fe0d8db0288e5",
        type: "delivered",
        email: {
          object: "email",
          id: "62f114f7165fe0d8db0288e2",
          from: "test@example.com",
          subject: "Hello",
          status: "delivered",
        },
      },
    },
  },
  setup: [
    "Open Email → Domains → Manage → Webhooks in MailerSend and add a webhook with {url} as endpoint URL.",
    "Copy its signing secret and save it here.",
  ],
};
