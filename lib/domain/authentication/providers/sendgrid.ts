import type { Provider } from "../provider.ts";
import { publicKeyScheme } from "../schemes/public-key.ts";

export const sendgrid: Provider = {
  label: "SendGrid",
  documentation:
    "https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features",
  // The field is called secret like everybody's; what stands in it is a public key.
  verification: publicKeyScheme({
    header: "x-twilio-email-event-webhook-signature",
    timestampHeader: "x-twilio-email-event-webhook-timestamp",
    algorithm: "ecdsa-sha256",
    keyField: "webhook_secret_key",
    content: "{timestamp}{body}",
    time: "s",
  }),
  eventType: "body.0.event",
  deliveryId: "body.0.sg_event_id",
  sample: {
    name: "delivered",
    headers: { "user-agent": "SendGrid Event API" },
    body: [
      {
        email: "ada@example.com",
        timestamp: 1750000000,
        "smtp-id": "<14c5d75ce93.dfd.64b469@ismtpd-555>",
        event: "delivered",
        category: ["order"],
        sg_event_id: "ZGVsaXZlcmVkLTAtMQ",
        sg_message_id: "14c5d75ce93.dfd.64b469.filter0001.16648.5515E0B88.0",
        response: "250 OK",
      },
    ],
  },
  setup: [
    "Open Settings → Mail Settings → Event Webhooks in SendGrid and create a webhook.",
    "Enter {url} as post URL, choose the events, and switch Signature Verification on.",
    "Copy the verification key and save it here.",
  ],
};
