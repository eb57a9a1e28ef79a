import { jsonResponse } from "#lib/domain/ingestion/source-response.ts";
import type { Handshake, Provider } from "../provider.ts";
import { anyOf } from "../schemes/any-of.ts";
import { hmacScheme } from "../schemes/hmac.ts";

/** Asked whenever the webhook of an app is saved. */
const answerChallenge: Handshake = ({ headers }) => {
  const challenge = headers["x-front-challenge"];
  return challenge ? jsonResponse({ challenge }) : null;
};

const ofApplications = hmacScheme({
  header: "x-front-signature",
  timestampHeader: "x-front-request-timestamp",
  encoding: "base64",
  content: "{timestamp}:{body}",
  time: "ms",
});
const ofRules = hmacScheme({
  header: "x-front-signature",
  algorithm: "sha1",
  encoding: "base64",
});

export const frontapp: Provider = {
  label: "Front",
  documentation: "https://dev.frontapp.com/docs/application-webhooks",
  verification: anyOf(ofApplications, ofRules),
  handshake: answerChallenge,
  eventType: "body.type",
  deliveryId: "body.payload.id",
  sample: {
    name: "inbound_received",
    body: {
      type: "inbound_received",
      authorization: { id: "cmp_abc" },
      payload: {
        id: "evt_fwddmh",
        type: "inbound",
        emitted_at: 1750000000.123,
        conversation: { id: "cnv_1jqlyp1x", subject: "Where is my order?", status: "unassigned" },
      },
    },
  },
  setup: [
    "Open Settings → Developers → your app in Front, add the feature Webhooks and enter {url}; Front checks it at once and is answered.",
    "Copy the signing key from Basic information and save it here. For a rule webhook, save the API secret of the company instead.",
  ],
};
