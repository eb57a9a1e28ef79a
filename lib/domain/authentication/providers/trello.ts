import { answerHead } from "../handshakes/reachable.ts";
import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const trello: Provider = {
  label: "Trello",
  documentation: "https://developer.atlassian.com/cloud/trello/guides/rest-api/webhooks/",
  verification: hmacScheme({
    header: "x-trello-webhook",
    algorithm: "sha1",
    encoding: "base64",
    content: "{body}{url}",
  }),
  handshake: answerHead,
  eventType: "body.action.type",
  deliveryId: "body.action.id",
  sample: {
    name: "updateCard",
    body: {
      action: {
        id: "51f9424bcd6e040f3c002412",
        idMemberCreator: "4fc78a59a885233f4b349bd9",
        type: "updateCard",
        date: "2026-01-15T09:30:00.000Z",
        data: {
          card: { id: "51f9424bcd6e040f3c002411", name: "Fix the build", shortLink: "H0TZyzbK" },
          listBefore: { name: "Doing" },
          listAfter: { name: "Done" },
        },
      },
      model: { id: "4d5ea62fd76aa1136000000c", name: "Example board" },
    },
  },
  setup: [
    "Create the webhook with POST /1/webhooks of the Trello API; Trello asks the URL with HEAD.",
    "Enter {url} as callbackURL exactly as it stands here: Trello signs it too.",
    "Copy the OAuth secret of your API key from the Power-Up admin page and save it here.",
  ],
};
