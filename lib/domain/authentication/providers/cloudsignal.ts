import type { Provider } from "../provider.ts";

export const cloudsignal: Provider = {
  label: "CloudSignal",
  verification: "unknown",
  eventType: "body.event",
  deliveryId: "body.id",
  sample: {
    name: "message.received",
    body: { event: "message.received", id: "evt_1", topic: "orders/created", payload: { id: 42 } },
  },
  setup: [
    "Enter {url} as webhook URL at CloudSignal.",
    "How CloudSignal sends its key is not public: requests are accepted and marked unverified.",
  ],
};
