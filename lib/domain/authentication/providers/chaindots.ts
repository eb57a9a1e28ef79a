import type { Provider } from "../provider.ts";

export const chaindots: Provider = {
  label: "Chaindots",
  verification: "unknown",
  eventType: "body.event",
  deliveryId: "body.id",
  sample: {
    name: "transaction.confirmed",
    body: {
      event: "transaction.confirmed",
      id: "evt_1",
      data: {
        network: "ethereum",
        hash: "0x5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060",
      },
    },
  },
  setup: [
    "Enter {url} as webhook URL at Chaindots.",
    "How Chaindots signs is not public: requests are accepted and marked unverified.",
  ],
};
