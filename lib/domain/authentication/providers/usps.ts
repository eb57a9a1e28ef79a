import type { AuthenticatedRequest } from "../authentication.ts";
import type { Provider } from "../provider.ts";
import { fieldText } from "../schemes/field-text.ts";
import { hmacScheme } from "../schemes/hmac.ts";
import { jsonObjectOf } from "../schemes/json-object.ts";
import { readAs } from "../schemes/read-as.ts";

/** Time and payload of the envelope are signed; the payload is a text that holds JSON. */
function read({ body, headers }: AuthenticatedRequest) {
  const envelope = jsonObjectOf(body);
  if (!envelope) return null;
  return {
    body: fieldText(envelope, "timestamp") + fieldText(envelope, "payload"),
    headers: { "x-hmac": headers["x-hmac"] ?? headers["hmac-header"] ?? "" },
  };
}

export const usps: Provider = {
  label: "USPS",
  documentation: "https://developers.usps.com/subscriptions-trackingv3r2",
  verification: readAs(hmacScheme({ header: "x-hmac", encoding: "base64" }), { read }),
  eventType: "body.subscriptionType",
  sample: {
    name: "TRACKING",
    body: {
      subscriptionId: "b0e1d3a3-2b5f-4a6e-8d0a-1a2b3c4d5e6f",
      subscriptionType: "TRACKING",
      timestamp: "2026-01-15T09:30:00Z",
      payload: '{"trackingNumber":"9400100000000000000000","status":"Delivered"}',
      links: [],
    },
  },
  setup: [
    "Make up a secret of 32 characters and save it here.",
    "Create a subscription with POST /subscriptions of the USPS Subscriptions API.",
    "Enter {url} as listenerURL, with the same secret.",
  ],
};
