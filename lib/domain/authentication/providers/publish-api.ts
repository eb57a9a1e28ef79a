import { REJECTED } from "../authentication.ts";
import type { Provider } from "../provider.ts";

export const publishApi: Provider = {
  label: "Publish API",
  // What comes through the publish endpoint carries an API key and never reaches this check.
  verification: { verify: () => REJECTED },
  rejectionStatus: 401,
  sample: {
    name: "order.created",
    body: { type: "order.created", data: { id: "1234", total: 4200, currency: "eur" } },
  },
  setup: [
    "Send events to /v1/publish with an API key and the header X-Hookdeck-Source-Name.",
    "Requests to {url} itself are refused.",
  ],
};
