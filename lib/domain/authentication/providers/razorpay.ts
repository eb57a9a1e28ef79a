import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const razorpay: Provider = {
  label: "Razorpay",
  documentation: "https://razorpay.com/docs/webhooks/validate-test/",
  verification: hmacScheme({ header: "x-razorpay-signature" }),
  eventType: "body.event",
  deliveryId: "headers.x-razorpay-event-id",
  sample: {
    name: "payment.captured",
    headers: { "x-razorpay-event-id": "SWnPk2XzZMbUo1", "user-agent": "Razorpay-Webhook/v1" },
    body: {
      entity: "event",
      account_id: "acc_BFQ7uQEaa7j2z7",
      event: "payment.captured",
      contains: ["payment"],
      payload: {
        payment: {
          entity: {
            id: "pay_DESlfW9H8K9uqM",
            amount: 4200,
            currency: "INR",
            status: "captured",
            order_id: "order_DESlLckIVRkHWj",
          },
        },
      },
      created_at: 1750000000,
    },
  },
  setup: [
    "Open Account & Settings → Webhooks in the Razorpay dashboard and add a webhook.",
    "Enter {url}, choose the events, and make up a secret.",
    "Save the same secret here.",
  ],
};
