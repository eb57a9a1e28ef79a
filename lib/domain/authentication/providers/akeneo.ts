import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const akeneo: Provider = {
  label: "Akeneo",
  documentation: "https://api.akeneo.com/events-documentation/overview.html",
  verification: hmacScheme({
    header: "x-akeneo-request-signature",
    timestampHeader: "x-akeneo-request-timestamp",
    content: "{timestamp}.{body}",
    time: "s",
  }),
  sample: {
    name: "product.created",
    body: {
      events: [
        {
          action: "product.created",
          event_id: "6ad821d8-2468-4632-89d2-92e442c72313",
          event_datetime: "2026-01-15T09:30:00+00:00",
          author: "julia",
          author_type: "ui",
          pim_source: "staging.akeneo.com",
          data: { resource: { identifier: "top", family: "clothing", enabled: true } },
        },
      ],
    },
  },
  setup: [
    "Open Connect → Connection settings in the PIM, choose the connection and its tab Event subscription.",
    "Switch it on, enter {url} as request URL and save.",
    "Copy the secret shown there and save it here.",
  ],
};
