import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const commercelayer: Provider = {
  label: "Commerce Layer",
  documentation: "https://docs.commercelayer.io/core/real-time-webhooks",
  verification: hmacScheme({ header: "x-commercelayer-signature", encoding: "base64" }),
  eventType: "headers.x-commercelayer-topic",
  sample: {
    name: "orders.place",
    headers: { "x-commercelayer-topic": "orders.place" },
    contentType: "application/vnd.api+json",
    body: {
      data: {
        id: "wBXVhKzrnq",
        type: "orders",
        attributes: {
          number: 2485,
          status: "placed",
          currency_code: "EUR",
          total_amount_cents: 5800,
          placed_at: "2026-01-15T09:30:00.000Z",
        },
      },
    },
  },
  setup: [
    "Create a webhook in the Commerce Layer dashboard, or by POST /api/webhooks, with {url} as callback URL and a topic.",
    "Save its shared secret here.",
  ],
};
