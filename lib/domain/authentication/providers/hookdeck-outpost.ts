import type { Provider } from "../provider.ts";

export const hookdeckOutpost: Provider = {
  label: "Hookdeck Outpost",
  documentation: "https://outpost.hookdeck.com/docs",
  verification: "none",
  eventType: "headers.x-outpost-topic",
  deliveryId: "headers.x-outpost-event-id",
  sample: {
    name: "user.created",
    headers: {
      "x-outpost-event-id": "evt_123",
      "x-outpost-topic": "user.created",
      "x-outpost-timestamp": "1750000000",
    },
    body: { user_id: "userid", status: "active" },
  },
  setup: [
    "Create a destination of type Hookdeck Event Gateway or webhook in Outpost.",
    "Enter {url} as its URL.",
  ],
};
