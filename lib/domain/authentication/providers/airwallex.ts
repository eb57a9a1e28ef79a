import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const airwallex: Provider = {
  label: "Airwallex",
  verification: hmacScheme({
    header: "x-signature",
    timestampHeader: "x-timestamp",
    content: "{timestamp}{body}",
    time: "ms",
  }),
  eventType: "body.name",
  deliveryId: "body.id",
  sample: {
    name: "payment_intent.succeeded",
    body: {
      id: "evt_hkdmtptjw3nrm5dq3p0",
      name: "payment_intent.succeeded",
      account_id: "acct_Wkm2cU1bO2Sj2AEuFRkVLw",
      data: {
        object: { id: "int_hkdmtptjw3nrm5d0vpe", amount: 42, currency: "EUR", status: "SUCCEEDED" },
      },
      created_at: "2026-01-15T09:30:00+0000",
      version: "2024-06-14",
    },
  },
  setup: [
    "Open Developer → Webhooks in the Airwallex web app and add a webhook.",
    "Enter {url} as notification URL and choose the events.",
    "Reveal the secret of the webhook and save it here.",
  ],
};
