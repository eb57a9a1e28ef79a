import type { Provider } from "../provider.ts";

export const bondsmith: Provider = {
  label: "Bond",
  documentation: "https://docs.bond.tech/docs/signatures",
  verification: "unknown",
  eventType: "body.event",
  sample: {
    name: "kyc.verification.success",
    body: {
      event: "kyc.verification.success",
      customer_id: "931e2341-c3eb-4681-97d4-f6e09d90da14",
      occurred_at: "2026-01-15T09:30:00.154286+00:00",
    },
  },
  setup: [
    "Subscribe to events in Bond Studio or by its API, with {url} as callback URL.",
    "What exactly is signed is not published in full: requests are accepted and marked unverified.",
  ],
};
