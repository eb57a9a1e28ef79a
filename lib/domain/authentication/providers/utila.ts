import type { Provider } from "../provider.ts";
import { publicKeyScheme } from "../schemes/public-key.ts";

export const utila: Provider = {
  label: "Utila",
  documentation: "https://docs.utila.io/reference/webhooks",
  verification: publicKeyScheme({ header: "x-utila-signature", algorithm: "rsapss-sha512" }),
  eventType: "body.type",
  deliveryId: "body.id",
  sample: {
    name: "TRANSACTION_STATE_UPDATED",
    body: {
      id: "d3b07384d113",
      vault: "vaults/3a4b",
      type: "TRANSACTION_STATE_UPDATED",
      details: { transactionStateUpdated: { newState: "CONFIRMED" } },
      resourceType: "TRANSACTION",
      resource: "vaults/3a4b/transactions/5c6d",
    },
  },
  setup: [
    "Open Vault settings → Webhooks in the Utila console and add {url}.",
    "Copy the public key that is shown there and save it here.",
  ],
};
