import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const community: Provider = {
  label: "Community",
  documentation: "https://developer.community.com/reference/webhooks-introduction",
  verification: hmacScheme({
    header: "community-signature",
    fields: { separator: ",", timestamp: "t", signature: "v1" },
    content: "{timestamp}.{body}",
    time: "s",
    // What failed is sent again for an hour, with its first time.
    toleranceS: 7_200,
  }),
  eventType: "body.type",
  deliveryId: "body.id",
  sample: {
    name: "message.inbound",
    body: {
      id: "0b2f7d5e-5c1a-4f0e-9f4d-6a1f2e3d4c5b",
      type: "message.inbound",
      occurred_at: "2026-01-15T09:30:00Z",
      data: { member_id: "7f6e5d4c-1111-4222-8333-444455556666", text: "Count me in" },
    },
  },
  setup: [
    "Open Settings → Integrations → Webhooks in Community and add a webhook with {url}.",
    "Copy its signature secret and save it here.",
  ],
};
