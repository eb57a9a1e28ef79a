import type { Provider } from "../provider.ts";

export const tikkie: Provider = {
  label: "Tikkie",
  documentation: "https://developer.abnamro.com/api-products/tikkie-v233/reference-documentation",
  verification: "none",
  eventType: "body.notificationType",
  deliveryId: "body.paymentToken",
  sample: {
    name: "PAYMENT",
    body: {
      subscriptionId: "6289db02-d422-4e93-b65c-30fa973bd341",
      notificationType: "PAYMENT",
      paymentRequestToken: "qzdnzr8hnVWTgXXcFRLUMc",
      paymentToken: "21ef7413-cc3c-4c80-9272-6710fada28e4",
    },
  },
  setup: [
    "Subscribe with POST /paymentrequestssubscription of the Tikkie API and enter {url}.",
    "Tikkie signs nothing: look a payment up through its API before you rely on it.",
  ],
};
