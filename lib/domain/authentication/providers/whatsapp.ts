import { answerHubChallenge } from "../handshakes/hub-challenge.ts";
import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const whatsapp: Provider = {
  label: "WhatsApp",
  documentation:
    "https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/overview",
  verification: hmacScheme({ header: "x-hub-signature-256", prefix: "sha256=" }),
  handshake: answerHubChallenge,
  eventType: "body.entry.0.changes.0.field",
  sample: {
    name: "messages",
    body: {
      object: "whatsapp_business_account",
      entry: [
        {
          id: "102290129340398",
          changes: [
            {
              field: "messages",
              value: {
                messaging_product: "whatsapp",
                metadata: { phone_number_id: "106540352242922" },
                messages: [
                  { from: "4930123456", id: "wamid.HBgL", type: "text", text: { body: "Hello" } },
                ],
              },
            },
          ],
        },
      ],
    },
  },
  setup: [
    "Open the app on developers.facebook.com, then WhatsApp → Configuration.",
    "Enter {url} as callback URL and any verify token; Meta asks it at once and is answered.",
    "Copy the app secret from App settings → Basic and save it here.",
  ],
};
