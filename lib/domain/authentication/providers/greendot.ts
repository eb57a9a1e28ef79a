import type { Provider } from "../provider.ts";
import { basicAuth } from "../schemes/basic-auth.ts";

export const greendot: Provider = {
  label: "Green Dot",
  verification: basicAuth,
  rejectionStatus: 401,
  eventType: "body.eventType",
  deliveryId: "body.eventId",
  sample: {
    name: "accountStatusChange",
    body: {
      eventId: "4b3c2d1e-0000-4000-8000-000000000001",
      eventType: "accountStatusChange",
      accountIdentifier: "9f8e7d6c-0000-4000-8000-000000000002",
      createDateTime: "2026-01-15T09:30:00Z",
    },
  },
  setup: [
    "Give {url} to your contact at Green Dot as the address of event notifications.",
    "Agree on a user name and password for HTTP Basic and save them here.",
  ],
};
