import { jsonResponse } from "#lib/domain/ingestion/source-response.ts";
import { queryText } from "../handshakes/query-challenge.ts";
import type { Handshake, Provider } from "../provider.ts";

/** Asked when a subscription is made; its verify token is made up by the user and proves nothing to us. */
const answerChallenge: Handshake = (request) => {
  if (request.method !== "GET" || queryText(request, "hub.mode") !== "subscribe") return null;
  const challenge = queryText(request, "hub.challenge");
  return challenge === null ? null : jsonResponse({ "hub.challenge": challenge });
};

export const strava: Provider = {
  label: "Strava",
  documentation: "https://developers.strava.com/docs/webhooks/",
  verification: "none",
  handshake: answerChallenge,
  eventType: "body.aspect_type",
  sample: {
    name: "create",
    body: {
      aspect_type: "create",
      event_time: 1750000000,
      object_id: 1360128428,
      object_type: "activity",
      owner_id: 134815,
      subscription_id: 120475,
      updates: {},
    },
  },
  setup: [
    "Create the subscription with POST /api/v3/push_subscriptions of the Strava API.",
    "Enter {url} as callback_url; Strava asks it at once and is answered.",
    "Strava signs nothing: look an event up through its API before you rely on it.",
  ],
};
