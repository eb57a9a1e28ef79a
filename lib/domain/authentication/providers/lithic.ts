import type { Provider } from "../provider.ts";
import { anyOf } from "../schemes/any-of.ts";
import { standardWebhooks } from "../schemes/standard-webhooks.ts";

export const lithic: Provider = {
  label: "Lithic",
  documentation: "https://docs.lithic.com/docs/events-api",
  verification: anyOf(standardWebhooks(), standardWebhooks("svix")),
  eventType: "body.event_type",
  deliveryId: "headers.webhook-id",
  sample: {
    name: "card_transaction.updated",
    body: {
      event_type: "card_transaction.updated",
      token: "29fd0b3e-3b2a-4c5d-8e9f-0a1b2c3d4e5f",
      card_token: "6f7c1b2e-5d4a-4e3f-9a8b-7c6d5e4f3a2b",
      amount: 1831,
      status: "PENDING",
      result: "APPROVED",
      merchant: { descriptor: "COFFEE SHOP", mcc: "5812" },
    },
  },
  setup: [
    "Open Developers → Events in the Lithic dashboard and add an event subscription with {url}.",
    "Reveal the signing secret (whsec_…) and save it here.",
  ],
};
