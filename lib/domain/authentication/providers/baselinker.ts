import type { Provider } from "../provider.ts";

export const baselinker: Provider = {
  label: "BaseLinker",
  verification: "unknown",
  eventType: "body.event",
  sample: {
    name: "order status changed",
    body: { order_id: "2104812", order_status_id: "6624", event: "order_status_changed" },
  },
  setup: [
    "Open Orders → Automatic actions in BaseLinker and add an action that calls a URL.",
    "Enter {url}. Nothing is published about how such calls are signed: requests are accepted and marked unverified.",
  ],
};
