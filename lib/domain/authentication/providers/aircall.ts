import type { Provider } from "../provider.ts";
import { tokenInBody } from "../schemes/token.ts";

export const aircall: Provider = {
  label: "Aircall",
  documentation: "https://developer.aircall.io/docs/setup-webhooks",
  verification: tokenInBody("token", "webhook_secret_key"),
  eventType: "body.event",
  sample: {
    name: "call.ended",
    body: {
      resource: "call",
      event: "call.ended",
      timestamp: 1750000000,
      token: "gone",
      data: {
        id: 812,
        direct_link: "https://api.aircall.io/v1/calls/812",
        direction: "inbound",
        status: "done",
        duration: 67,
        raw_digits: "+33 6 12 34 56 78",
      },
    },
  },
  setup: [
    "Open Integrations → Webhook in the Aircall dashboard, or call POST /v1/webhooks, with {url} as URL.",
    "Read the token of that webhook by GET /v1/webhooks/{id} and save it here: Aircall sends it in every body and signs nothing.",
    "Drop the field token in a transformation where receivers should not see it.",
  ],
};
