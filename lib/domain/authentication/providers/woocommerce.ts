import { textResponse } from "#lib/domain/ingestion/source-response.ts";
import type { Handshake, Provider } from "../provider.ts";
import { formOf } from "../schemes/form-fields.ts";
import { hmacScheme } from "../schemes/hmac.ts";

const MAX_PING_BYTES = 64;

/** Sent, unsigned, when a webhook is saved: a form with its number and nothing else. */
const answerPing: Handshake = (request) => {
  if (request.body.length > MAX_PING_BYTES) return null;
  const form = formOf(request);
  const isPing = form?.size === 1 && /^\d+$/.test(form.get("webhook_id") ?? "");
  return isPing ? textResponse("") : null;
};

export const woocommerce: Provider = {
  label: "WooCommerce",
  documentation: "https://developer.woocommerce.com/docs/webhooks/",
  verification: hmacScheme({ header: "x-wc-webhook-signature", encoding: "base64" }),
  handshake: answerPing,
  eventType: "headers.x-wc-webhook-topic",
  deliveryId: "headers.x-wc-webhook-delivery-id",
  sample: {
    name: "order.created",
    headers: {
      "user-agent": "WooCommerce/9.0.0 Hookshot (WordPress/6.6)",
      "x-wc-webhook-source": "https://shop.example/",
      "x-wc-webhook-topic": "order.created",
      "x-wc-webhook-resource": "order",
      "x-wc-webhook-event": "created",
      "x-wc-webhook-id": "1",
      "x-wc-webhook-delivery-id": "95ddb30cd2cf27ea58f3c68d68ce9b4e",
    },
    body: {
      id: 727,
      number: "727",
      status: "processing",
      currency: "EUR",
      total: "42.00",
      billing: { first_name: "Ada", email: "ada@example.com" },
      line_items: [{ id: 315, name: "Mug", quantity: 2 }],
    },
  },
  setup: [
    "Open WooCommerce → Settings → Advanced → Webhooks and add a webhook.",
    "Enter {url} as delivery URL, choose a topic, and make up a secret.",
    "Save the same secret here.",
  ],
};
