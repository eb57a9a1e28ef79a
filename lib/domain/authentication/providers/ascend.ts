import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const ascend: Provider = {
  label: "Ascend",
  documentation: "https://developers.useascend.com/docs/webhooks",
  verification: hmacScheme({
    header: "x-ascend-signature",
    fields: { separator: ",", timestamp: "t", signature: "v1" },
    content: "{timestamp}:{body}",
    time: "s",
  }),
  eventType: "body.event_name",
  deliveryId: "body.event_id",
  sample: {
    name: "invoice.paid",
    body: {
      event_id: "d9a8f3b0-6f8e-4f4c-8d0e-0f0f3f0c8a11",
      event_name: "invoice.paid",
      payload: {
        id: "b1a7c4d2-8f0e-4a9d-9c7f-2f1b6a5e3c10",
        status: "paid",
        total_amount_cents: 120000,
      },
    },
  },
  setup: ["Give {url} to your contact at Ascend and ask for a webhook key.", "Save that key here."],
};
