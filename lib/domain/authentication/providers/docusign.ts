import type { Provider } from "../provider.ts";
import { anyOf } from "../schemes/any-of.ts";
import { hmacScheme } from "../schemes/hmac.ts";

const MAX_KEYS = 10;

/** Every active key of the account signs, each in a header of its own. */
const signature = (number: number) =>
  hmacScheme({ header: `x-docusign-signature-${number}`, encoding: "base64" });
const others = Array.from({ length: MAX_KEYS - 1 }, (_, index) => signature(index + 2));

export const docusign: Provider = {
  label: "DocuSign",
  documentation: "https://developers.docusign.com/platform/webhooks/connect/hmac/",
  verification: anyOf(signature(1), ...others),
  eventType: "body.event",
  sample: {
    name: "envelope-completed",
    body: {
      event: "envelope-completed",
      apiVersion: "v2.1",
      uri: "/restapi/v2.1/accounts/ac1/envelopes/env1",
      retryCount: 0,
      configurationId: 10418598,
      generatedDateTime: "2026-01-15T09:30:00.0000000Z",
      data: {
        accountId: "b1d2c3e4-0000-4000-8000-000000000001",
        envelopeId: "a9c8d7e6-0000-4000-8000-000000000002",
        envelopeSummary: { status: "completed", emailSubject: "Please sign" },
      },
    },
  },
  setup: [
    "Open Settings → Connect in DocuSign, add a configuration with {url} as URL to publish, in JSON, and include the HMAC signature.",
    "Open Connect keys, add a secret key, and save it here.",
  ],
};
