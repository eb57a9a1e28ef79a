import type { Provider } from "../provider.ts";

export const fiserv: Provider = {
  label: "Fiserv",
  verification: "unknown",
  eventType: "body.type",
  sample: {
    name: "payment",
    body: {
      type: "PaymentResponse",
      orderId: "R-6c7d8e9f",
      ipgTransactionId: "84538652787",
      transactionStatus: "APPROVED",
      approvedAmount: { total: 42, currency: "EUR" },
    },
  },
  setup: [
    "Enter {url} as notification URL of the store at Fiserv, or send it with each payment.",
    "What is signed differs by product and is not public in full: requests are accepted and marked unverified.",
  ],
};
