import type { Provider } from "../provider.ts";

export const ethoca: Provider = {
  label: "Ethoca",
  verification: "unknown",
  eventType: "body.alertType",
  deliveryId: "body.alertId",
  sample: {
    name: "alert",
    body: {
      alertId: "A4IWKBT4QCL3P2N0GNKQMXV3Z",
      alertType: "confirmed_fraud",
      alertTimestamp: "2026-01-15T09:30:00Z",
      transactionAmount: { amount: 42, currencyCode: "EUR" },
    },
  },
  setup: [
    "Give {url} to your contact at Ethoca as the address of alerts.",
    "How Ethoca authenticates itself is agreed on in private: requests are accepted and marked unverified.",
  ],
};
