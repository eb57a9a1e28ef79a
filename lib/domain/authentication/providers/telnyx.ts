import type { Provider } from "../provider.ts";
import { publicKeyScheme } from "../schemes/public-key.ts";

export const telnyx: Provider = {
  label: "Telnyx",
  documentation: "https://developers.telnyx.com/api/webhooks",
  verification: publicKeyScheme({
    header: "telnyx-signature-ed25519",
    timestampHeader: "telnyx-timestamp",
    algorithm: "ed25519",
    content: "{timestamp}|{body}",
    time: "s",
  }),
  eventType: "body.data.event_type",
  deliveryId: "body.data.id",
  sample: {
    name: "message.received",
    body: {
      data: {
        event_type: "message.received",
        id: "b301ed3f-1490-491f-995f-6e64e69674d4",
        occurred_at: "2026-01-15T20:16:07.588+00:00",
        payload: {
          direction: "inbound",
          from: { phone_number: "+13125550001" },
          text: "Hello",
          type: "SMS",
        },
        record_type: "event",
      },
      meta: { attempt: 1, delivered_to: "https://example.com/webhooks" },
    },
  },
  setup: [
    "Open Keys & Credentials → Public Key in the Telnyx portal, copy the key and save it here.",
    "Enter {url} as webhook URL of the messaging profile or connection.",
  ],
};
