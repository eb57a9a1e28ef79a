import type { Provider } from "../provider.ts";

export const repay: Provider = {
  label: "REPAY",
  verification: "unknown",
  eventType: "body.event_type",
  sample: {
    name: "transaction",
    body: { event_type: "transaction", data: { id: "1234", amount: "42.00", result: "0" } },
  },
  setup: [
    "Ask REPAY to send notifications to {url}, or enter it in the settings of the merchant.",
    "How REPAY signs is not public: requests are accepted and marked unverified.",
  ],
};
