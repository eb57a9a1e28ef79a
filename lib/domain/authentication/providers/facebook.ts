import { answerHubChallenge } from "../handshakes/hub-challenge.ts";
import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const facebook: Provider = {
  label: "Facebook",
  documentation: "https://developers.facebook.com/docs/graph-api/webhooks/getting-started",
  verification: hmacScheme({ header: "x-hub-signature-256", prefix: "sha256=" }),
  handshake: answerHubChallenge,
  eventType: "body.object",
  sample: {
    name: "page feed",
    body: {
      object: "page",
      entry: [
        {
          id: "107243188520018",
          time: 1750000000,
          changes: [
            {
              field: "feed",
              value: {
                item: "status",
                verb: "add",
                post_id: "107243188520018_44444444",
                from: { id: "232323", name: "Test page" },
                message: "Example post",
              },
            },
          ],
        },
      ],
    },
  },
  setup: [
    "Open the app at developers.facebook.com, then Webhooks, and choose an object.",
    "Enter {url} as callback URL and any text as verify token; Facebook checks the URL at once and is answered.",
    "Copy the app secret from App settings → Basic and save it here.",
  ],
};
