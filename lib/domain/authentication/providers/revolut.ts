import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const revolut: Provider = {
  label: "Revolut",
  documentation:
    "https://developer.revolut.com/docs/guides/merchant/monitor-and-observe/webhooks/verify-the-payload-signature",
  verification: hmacScheme({
    header: "revolut-signature",
    prefix: "v1=",
    separator: ",",
    timestampHeader: "revolut-request-timestamp",
    content: "v1.{timestamp}.{body}",
    time: "s-or-ms",
  }),
  eventType: "body.event",
  deliveryId: "body.order_id",
  sample: {
    name: "ORDER_COMPLETED",
    body: {
      event: "ORDER_COMPLETED",
      order_id: "9fc01989-3f61-4484-a5d9-ffe768531be9",
      merchant_order_ext_ref: "1234",
    },
  },
  setup: [
    "Create the webhook with POST /api/1.0/webhooks of the Merchant API, or the webhooks of the Business API.",
    "Enter {url} as url and name the events.",
    "Copy the signing_secret (wsk_…) of the answer and save it here.",
  ],
};
