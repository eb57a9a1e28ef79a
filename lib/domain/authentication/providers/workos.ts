import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const workos: Provider = {
  label: "WorkOS",
  documentation: "https://workos.com/docs/events/data-syncing/webhooks",
  verification: hmacScheme({
    header: "workos-signature",
    fields: { separator: ",", timestamp: "t", signature: "v1" },
    content: "{timestamp}.{body}",
    time: "ms",
  }),
  eventType: "body.event",
  deliveryId: "body.id",
  sample: {
    name: "dsync.user.created",
    body: {
      id: "event_01HZX7W4Q8R5S2V9N0C3B1M6KD",
      event: "dsync.user.created",
      created_at: "2026-01-15T09:30:00.000Z",
      data: {
        object: "directory_user",
        id: "directory_user_01E1X1B89NH8Z3SDFJR4H7RGX7",
        directory_id: "directory_01ECAZ4NV9QMV47GW873HDCX74",
        first_name: "Ada",
        last_name: "Lovelace",
        state: "active",
      },
    },
  },
  setup: [
    "Open Webhooks in the WorkOS dashboard and create an endpoint.",
    "Enter {url} and choose the events.",
    "Copy the secret of the endpoint and save it here.",
  ],
};
