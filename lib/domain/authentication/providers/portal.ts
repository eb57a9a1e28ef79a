import type { Provider } from "../provider.ts";

export const portal: Provider = {
  label: "Portal",
  verification: "unknown",
  eventType: "body.eventType",
  sample: {
    name: "transaction",
    body: { eventType: "transaction", eventId: "evt_1", data: { chainId: "eip155:1" } },
  },
  setup: [
    "Enter {url} as webhook URL in the settings of Portal.",
    "How Portal signs is not public: requests are accepted and marked unverified.",
  ],
};
