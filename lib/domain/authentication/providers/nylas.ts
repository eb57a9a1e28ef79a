import { textResponse } from "#lib/domain/ingestion/source-response.ts";
import { queryText } from "../handshakes/query-challenge.ts";
import type { Handshake, Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

/** Asked when the webhook is created or activated; the answer is the value and nothing else. */
const echoChallenge: Handshake = (request) => {
  if (request.method !== "GET") return null;
  const challenge = queryText(request, "challenge");
  return challenge === null ? null : textResponse(challenge);
};

export const nylas: Provider = {
  label: "Nylas",
  documentation: "https://developer.nylas.com/docs/v3/notifications/webhooks/",
  verification: hmacScheme({ header: "x-nylas-signature" }),
  handshake: echoChallenge,
  eventType: "body.type",
  deliveryId: "body.id",
  sample: {
    name: "message.created",
    body: {
      specversion: "1.0",
      type: "message.created",
      source: "/google/emails/realtime",
      id: "evt-7f6a2b9c",
      time: 1750000000,
      webhook_delivery_attempt: 1,
      data: {
        application_id: "app-1",
        object: {
          grant_id: "grant-1",
          id: "18df4a7cf",
          object: "message",
          subject: "Hello",
          from: [{ email: "ada@example.com", name: "Ada" }],
        },
      },
    },
  },
  setup: [
    "Open Notifications in the Nylas dashboard and create a webhook.",
    "Enter {url} as webhook URL; Nylas asks it at once and is answered.",
    "Copy the webhook secret that is shown then and save it here.",
  ],
};
