import type { AuthenticatedRequest } from "../authentication.ts";
import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";
import { readAs } from "../schemes/read-as.ts";
import { strictDecode } from "../schemes/strict-decode.ts";

/** Base64 of the hex text of the hash, not of its bytes. */
function read({ headers }: AuthenticatedRequest) {
  const decoded = strictDecode(headers.signature ?? "", "base64");
  return { headers: { signature: decoded ? Buffer.from(decoded).toString("latin1") : "" } };
}

export const solidgate: Provider = {
  label: "Solidgate",
  documentation: "https://docs.solidgate.com/payments/integrate/webhooks/",
  // The public key that goes with the secret is sent along, and signed on both sides of the body.
  verification: readAs(
    hmacScheme({
      header: "signature",
      idHeader: "merchant",
      algorithm: "sha512",
      content: "{id}{body}{id}",
    }),
    {
      read,
      write: ({ signature = "", ...headers }) => ({
        headers: { ...headers, signature: Buffer.from(signature).toString("base64") },
      }),
    },
  ),
  eventType: "headers.solidgate-event-type",
  deliveryId: "headers.solidgate-event-id",
  sample: {
    name: "card_gate.order.updated",
    headers: {
      "solidgate-event-type": "card_gate.order.updated",
      "solidgate-event-id": "b0e1d3a3-2b5f-4a6e-8d0a-1a2b3c4d5e6f",
    },
    body: {
      order: {
        order_id: "1234",
        amount: 4200,
        currency: "EUR",
        status: "settle_ok",
        customer_email: "ada@example.com",
      },
      transactions: {},
    },
  },
  setup: [
    "Open Developers → Channels in the Solidgate Hub, choose a channel, and add a webhook.",
    "Enter {url} and choose the events.",
    "Copy the webhook secret key (wh_sk_…) and save it here.",
  ],
};
