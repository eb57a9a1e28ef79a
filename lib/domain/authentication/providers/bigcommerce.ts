import type { Provider } from "../provider.ts";
import { standardWebhooks } from "../schemes/standard-webhooks.ts";

export const bigcommerce: Provider = {
  label: "BigCommerce",
  documentation: "https://developer.bigcommerce.com/docs/integrations/webhooks",
  // The client secret itself is the key: it is not encoded as the specification has it.
  verification: standardWebhooks("webhook", (secret) => secret),
  eventType: "body.scope",
  deliveryId: "body.hash",
  sample: {
    name: "store/order/created",
    body: {
      store_id: "11111",
      producer: "stores/abcde",
      scope: "store/order/created",
      data: { type: "order", id: 173331 },
      hash: "3f9ea420af83450d7ef9f78b08c8af25b2213637",
      created_at: 1750000000,
    },
  },
  setup: [
    "Create a webhook by POST /stores/{store_hash}/v3/hooks with {url} as destination.",
    "Save the client secret of the API account here: BigCommerce signs with it.",
  ],
};
