import type { Provider } from "../provider.ts";
import { basicAuth } from "../schemes/basic-auth.ts";

export const postmark: Provider = {
  label: "Postmark",
  documentation: "https://postmarkapp.com/developer/webhooks/webhooks-overview",
  verification: basicAuth,
  rejectionStatus: 401,
  eventType: "body.RecordType",
  deliveryId: "body.MessageID",
  sample: {
    name: "Delivery",
    headers: { "user-agent": "Postmark" },
    body: {
      RecordType: "Delivery",
      ServerID: 23,
      MessageStream: "outbound",
      MessageID: "00000000-0000-0000-0000-000000000000",
      Recipient: "ada@example.com",
      Tag: "welcome-email",
      DeliveredAt: "2026-01-15T09:30:00Z",
      Details: "Test delivery webhook details",
      Metadata: { order_id: "1234" },
    },
  },
  setup: [
    "Open the message stream in Postmark, then Webhooks, and add a webhook.",
    "Enter {url} and, under basic auth credentials, a username and password of your own.",
    "Save the same two here.",
  ],
};
