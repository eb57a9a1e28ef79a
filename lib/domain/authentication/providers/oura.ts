import { jsonResponse } from "#lib/domain/ingestion/source-response.ts";
import { queryText } from "../handshakes/query-challenge.ts";
import type { Handshake, Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

/** Asked when a subscription is made or renewed; its verification token is not known here. */
const answerChallenge: Handshake = (request) => {
  if (request.method !== "GET" || queryText(request, "verification_token") === null) return null;
  const challenge = queryText(request, "challenge");
  return challenge === null ? null : jsonResponse({ challenge });
};

export const oura: Provider = {
  label: "Oura",
  documentation: "https://cloud.ouraring.com/v2/docs#tag/Webhook-Subscription-Routes",
  verification: hmacScheme({
    header: "x-oura-signature",
    timestampHeader: "x-oura-timestamp",
    encoding: "HEX",
    content: "{timestamp}{body}",
    time: "s-or-ms",
  }),
  handshake: answerChallenge,
  eventType: "body.data_type",
  sample: {
    name: "daily_sleep",
    body: {
      event_type: "create",
      data_type: "daily_sleep",
      object_id: "5d5a6b1e-2f5c-4c1e-8d0a-1a2b3c4d5e6f",
      event_time: "2026-01-15T09:30:00+00:00",
      user_id: "4f2a",
    },
  },
  setup: [
    "Create a subscription with POST /v2/webhook/subscription of the Oura API, one for every kind of data.",
    "Enter {url} as callback_url; Oura asks it at once and is answered.",
    "Save the client secret of your application here: deliveries are signed with it.",
  ],
};
