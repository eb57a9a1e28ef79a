import { type AuthenticationScheme, REJECTED } from "../authentication.ts";
import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

const HEADER = "persona-signature";
const MAX_SETS = 4;
const { verify, sign } = hmacScheme({
  header: HEADER,
  fields: { separator: ",", timestamp: "t", signature: "v1" },
  content: "{timestamp}.{body}",
  time: "s",
});

/** While a secret is rotated, the header holds a set for the old and one for the new, `t=…,v1=… t=…,v1=…`. */
const verifyAnySet: AuthenticationScheme = (config, request) => {
  const sets = (request.headers[HEADER] ?? "").split(" ", MAX_SETS);
  for (const set of sets) {
    const headers = { ...request.headers, [HEADER]: set };
    const outcome = verify(config, { ...request, headers });
    if (outcome.result !== "rejected") return outcome;
  }
  return REJECTED;
};

export const persona: Provider = {
  label: "Persona",
  documentation: "https://docs.withpersona.com/webhooks-best-practices#checking-signatures",
  verification: { verify: verifyAnySet, ...(sign && { sign }) },
  eventType: "body.data.attributes.name",
  deliveryId: "body.data.id",
  sample: {
    name: "inquiry.completed",
    body: {
      data: {
        type: "event",
        id: "evt_XGuXNNwzhFNPGJzJxfMGKWLy",
        attributes: {
          name: "inquiry.completed",
          "created-at": "2026-01-15T09:30:00.000Z",
          payload: {
            data: {
              type: "inquiry",
              id: "inq_uiPNMkfNDpNWbpKDZ8hCbP2a",
              attributes: { status: "completed", "reference-id": "1234" },
            },
          },
        },
      },
    },
  },
  setup: [
    "Open Webhooks in the Persona dashboard and create a webhook.",
    "Enter {url} and choose the events.",
    "Reveal the webhook secret (wbhsec_…) and save it here.",
  ],
};
