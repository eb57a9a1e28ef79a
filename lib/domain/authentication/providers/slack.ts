import { textResponse } from "#lib/domain/ingestion/source-response.ts";
import type { Handshake, Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";
import { jsonOf } from "../schemes/json-of.ts";

/** Asked once when the URL is entered (docs.slack.dev/reference/events/url_verification). */
const urlVerification: Handshake = (request) => {
  const body = jsonOf(request, "url_verification");
  if (body?.type !== "url_verification" || typeof body.challenge !== "string") return null;
  return textResponse(body.challenge);
};

export const slack: Provider = {
  label: "Slack",
  documentation: "https://docs.slack.dev/authentication/verifying-requests-from-slack",
  verification: hmacScheme({
    header: "x-slack-signature",
    prefix: "v0=",
    timestampHeader: "x-slack-request-timestamp",
    content: "v0:{timestamp}:{body}",
    time: "s",
  }),
  handshake: urlVerification,
  eventType: "body.event.type",
  deliveryId: "body.event_id",
  sample: {
    name: "app_mention",
    headers: { "user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)" },
    body: {
      token: "gone",
      team_id: "T061EG9RZ",
      api_app_id: "A0FFV41KK",
      type: "event_callback",
      event: {
        type: "app_mention",
        user: "U061F7AUR",
        text: "<@U0LAN0Z89> is it everything a river should be?",
        ts: "1515449522.000016",
        channel: "C061EG9SL",
      },
      event_id: "Ev0LAN670R",
      event_time: 1515449522,
    },
  },
  setup: [
    "Open the app at api.slack.com/apps and switch Event Subscriptions on.",
    "Copy the Signing Secret from Basic Information and save it here first.",
    "Enter {url} as Request URL; Slack checks it at once and is answered.",
  ],
};
