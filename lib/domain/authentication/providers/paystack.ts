import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const paystack: Provider = {
  label: "Paystack",
  documentation: "https://paystack.com/docs/payments/webhooks/",
  verification: hmacScheme({ header: "x-paystack-signature", algorithm: "sha512" }),
  eventType: "body.event",
  deliveryId: "body.data.id",
  sample: {
    name: "charge.success",
    body: {
      event: "charge.success",
      data: {
        id: 302961,
        domain: "test",
        status: "success",
        reference: "qTPrJoy9Bx",
        amount: 10000,
        currency: "NGN",
        paid_at: "2026-01-15T09:30:00.000Z",
        customer: { id: 68324, email: "ada@example.com", customer_code: "CUS_qo38as2hpsgk2r0" },
      },
    },
  },
  setup: [
    "Open Settings → API Keys & Webhooks in the Paystack dashboard.",
    "Enter {url} as webhook URL, for test and live mode each.",
    "Save the secret key (sk_…) of that mode here: deliveries are signed with it.",
  ],
};
