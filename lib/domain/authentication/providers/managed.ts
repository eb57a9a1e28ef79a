import type { Provider } from "../provider.ts";

export const managed: Provider = {
  label: "Managed",
  verification: "unknown",
  eventType: "body.type",
  deliveryId: "body.id",
  sample: {
    name: "example.created",
    body: { type: "example.created", id: "evt_1", data: { id: "ex_1" } },
  },
  setup: [
    "A partner that manages this source enters {url} at the sender.",
    "How the partner's token is sent is agreed on in private: requests are accepted and marked unverified.",
  ],
};
