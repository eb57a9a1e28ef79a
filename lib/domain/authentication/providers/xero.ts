import { textResponse } from "#lib/domain/ingestion/source-response.ts";
import type { AuthenticationScheme } from "../authentication.ts";
import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";
import { jsonOf } from "../schemes/json-of.ts";

const { verify, sign } = hmacScheme({ header: "x-xero-signature", encoding: "base64" });

/** Before it sends events, Xero asks with none, signed right and signed wrong, and wants 200 and 401. */
const verifyIntent: AuthenticationScheme = (config, request) => {
  const outcome = verify(config, request);
  if (outcome.result !== "verified") return outcome;
  const events = jsonOf(request, '"entropy"')?.events;
  const isQuestion = Array.isArray(events) && events.length === 0;
  return isQuestion ? { result: "challenge", response: textResponse("") } : outcome;
};

export const xero: Provider = {
  label: "Xero",
  documentation: "https://developer.xero.com/documentation/guides/webhooks/overview/",
  verification: { verify: verifyIntent, ...(sign && { sign }) },
  rejectionStatus: 401,
  eventType: "body.events.0.eventCategory",
  sample: {
    name: "INVOICE",
    body: {
      events: [
        {
          resourceUrl: "https://api.xero.com/api.xro/2.0/Invoices/717f2bfc",
          resourceId: "717f2bfc-c6d4-41fd-b238-3f2f0c0cf777",
          eventDateUtc: "2026-01-15T09:30:00.000",
          eventType: "UPDATE",
          eventCategory: "INVOICE",
          tenantId: "c2cc9b6e-9458-4c7d-93cc-f02b81b0594f",
          tenantType: "ORGANISATION",
        },
      ],
      firstEventSequence: 1,
      lastEventSequence: 1,
      entropy: "S0m3r4Nd0mt3xt",
    },
  },
  setup: [
    "Open the app on developer.xero.com, then Webhooks, and choose what you want to hear of.",
    "Copy the webhooks key and save it here first.",
    "Enter {url} as delivery URL and send the intent to receive, which is answered.",
  ],
};
