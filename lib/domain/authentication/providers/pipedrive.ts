import type { Provider } from "../provider.ts";
import { basicAuth } from "../schemes/basic-auth.ts";

export const pipedrive: Provider = {
  label: "Pipedrive",
  documentation: "https://pipedrive.readme.io/docs/guide-for-webhooks-v2",
  verification: basicAuth,
  rejectionStatus: 401,
  eventType: "body.meta.entity",
  deliveryId: "body.meta.id",
  sample: {
    name: "create.deal",
    headers: { "user-agent": "Pipedrive Webhooks" },
    body: {
      data: { id: 1, title: "1,000 mugs", value: 4200, currency: "EUR", status: "open" },
      previous: null,
      meta: {
        action: "create",
        entity: "deal",
        entity_id: "1",
        id: "c7c3a7e2-7c0a-4f3d-9d3b-3f2f6a1f7b55",
        company_id: "1234",
        timestamp: "2026-01-15T09:30:00.000Z",
        version: "2.0",
      },
    },
  },
  setup: [
    "Open Tools and apps → Webhooks in Pipedrive and create a webhook.",
    "Enter {url} as endpoint URL, and an HTTP Auth username and password of your own.",
    "Save the same two here.",
  ],
};
