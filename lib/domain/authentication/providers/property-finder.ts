import type { Provider } from "../provider.ts";

export const propertyFinder: Provider = {
  label: "Property Finder",
  verification: "unknown",
  eventType: "body.type",
  deliveryId: "body.id",
  sample: {
    name: "lead.created",
    body: {
      id: "3f2f6a1f-7c0a-4f3d-9d3b-c7c3a7e21b55",
      type: "lead.created",
      timestamp: "2026-01-15T09:30:00Z",
      payload: { channel: "whatsapp", listing: { id: "1234", reference: "PF-1234" } },
    },
  },
  setup: [
    "Subscribe to an event through the webhooks of the Property Finder API, with {url} as callback.",
    "How Property Finder signs is not public: requests are accepted and marked unverified.",
  ],
};
