import { textResponse } from "#lib/domain/ingestion/source-response.ts";
import type { Handshake, Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";
import { jsonOf } from "../schemes/json-of.ts";

const scheme = hmacScheme({
  header: "twitch-eventsub-message-signature",
  prefix: "sha256=",
  idHeader: "twitch-eventsub-message-id",
  timestampHeader: "twitch-eventsub-message-timestamp",
  content: "{id}{timestamp}{body}",
  time: "iso",
  toleranceS: 600,
});

/** Asked when a subscription is made, signed like an event. */
const echoChallenge: Handshake = (request, config) => {
  const kind = request.headers["twitch-eventsub-message-type"];
  if (kind !== "webhook_callback_verification") return null;
  const challenge = jsonOf(request, '"challenge"')?.challenge;
  if (typeof challenge !== "string") return null;
  return scheme.verify(config, request).result === "rejected" ? null : textResponse(challenge);
};

export const twitch: Provider = {
  label: "Twitch",
  documentation: "https://dev.twitch.tv/docs/eventsub/handling-webhook-events/",
  verification: scheme,
  handshake: echoChallenge,
  eventType: "headers.twitch-eventsub-subscription-type",
  deliveryId: "headers.twitch-eventsub-message-id",
  sample: {
    name: "stream.online",
    headers: {
      "twitch-eventsub-message-type": "notification",
      "twitch-eventsub-subscription-type": "stream.online",
      "twitch-eventsub-subscription-version": "1",
    },
    body: {
      subscription: {
        id: "f1c2a387-161a-49f9-a165-0f21d7a4e1c4",
        status: "enabled",
        type: "stream.online",
        version: "1",
        condition: { broadcaster_user_id: "1337" },
      },
      event: { id: "9001", broadcaster_user_id: "1337", type: "live" },
    },
  },
  setup: [
    "Make up a secret of 10 to 100 characters and save it here first.",
    "Create a subscription with POST /helix/eventsub/subscriptions and the transport webhook.",
    "Enter {url} as callback, with the same secret; Twitch asks it at once and is answered.",
  ],
};
