import { createHash } from "node:crypto";
import { jsonResponse } from "#lib/domain/ingestion/source-response.ts";
import type { Handshake, Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";
import { jsonOf } from "../schemes/json-of.ts";
import { readAs } from "../schemes/read-as.ts";

/** Asked when an endpoint is added: its own id comes back. */
const answerValidation: Handshake = (request) => {
  const body = jsonOf(request, "validation.webhook");
  if (body?.type !== "validation.webhook" || typeof body.id !== "string") return null;
  return jsonResponse({ id: body.id });
};

export const tebex: Provider = {
  label: "Tebex",
  documentation: "https://docs.tebex.io/developers/webhooks/overview",
  verification: readAs(hmacScheme({ header: "x-signature" }), {
    read: ({ body }) => ({ body: createHash("sha256").update(body).digest("hex") }),
  }),
  handshake: answerValidation,
  eventType: "body.type",
  deliveryId: "body.id",
  sample: {
    name: "payment.completed",
    body: {
      id: "a52b4b23-3e7e-4b3e-8a3f-0e0a4f8f8a10",
      type: "payment.completed",
      date: "2026-01-15T09:30:00+00:00",
      subject: {
        transaction_id: "tbx-123456a12345-1234a1",
        status: { id: 1, description: "Complete" },
        price: { amount: 42, currency: "EUR" },
        customer: { username: { id: "1", username: "ada" } },
      },
    },
  },
  setup: [
    "Open Developers → Webhooks → Endpoints in the Tebex creator panel and add an endpoint.",
    "Enter {url} and choose the events; Tebex asks it at once and is answered.",
    "Copy the webhook secret and save it here.",
  ],
};
