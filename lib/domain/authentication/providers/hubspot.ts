import type { Provider } from "../provider.ts";
import { anyOf } from "../schemes/any-of.ts";
import { hmacScheme } from "../schemes/hmac.ts";

/** Requests of newer features; the older versions hash the secret with the content instead. */
const v3 = hmacScheme({
  header: "x-hubspot-signature-v3",
  timestampHeader: "x-hubspot-request-timestamp",
  encoding: "base64",
  content: "{method}{url}{body}{timestamp}",
  time: "ms",
});
const v2 = hmacScheme({
  header: "x-hubspot-signature",
  isPlainHash: true,
  content: "{secret}{method}{url}{body}",
});
const v1 = hmacScheme({
  header: "x-hubspot-signature",
  isPlainHash: true,
  content: "{secret}{body}",
});

export const hubspot: Provider = {
  label: "HubSpot",
  documentation: "https://developers.hubspot.com/docs/api/webhooks/validating-requests",
  verification: anyOf(v3, v2, v1),
  sample: {
    name: "contact.creation",
    body: [
      {
        eventId: 3816279340,
        subscriptionId: 25,
        portalId: 33,
        appId: 1160452,
        occurredAt: 1750000000000,
        subscriptionType: "contact.creation",
        attemptNumber: 0,
        objectId: 1246965,
        changeSource: "CRM",
        changeFlag: "NEW",
      },
    ],
  },
  setup: [
    "Open your app in HubSpot, then Webhooks, and enter {url} as target URL.",
    "Create the subscriptions and activate them.",
    "Copy the client secret of the app from Auth and save it here.",
  ],
};
