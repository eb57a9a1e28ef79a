import { createHmac } from "node:crypto";
import { jsonResponse } from "#lib/domain/ingestion/source-response.ts";
import { queryText } from "../handshakes/query-challenge.ts";
import type { Handshake, Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

/** Anything else would be signed for anybody who asks, and with it an event that he made up. */
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Asked when the URL is registered, and every two hours from then on. */
const answerChallenge: Handshake = (request, { webhook_secret_key: secret }) => {
  if (request.method !== "GET" || typeof secret !== "string" || secret === "") return null;
  const challengeCode = queryText(request, "challengeCode");
  if (challengeCode === null || !UUID.test(challengeCode)) return null;
  const challengeResponse = createHmac("sha256", secret).update(challengeCode).digest("hex");
  return jsonResponse({ challengeCode, challengeResponse });
};

export const linkedin: Provider = {
  label: "LinkedIn",
  documentation: "https://learn.microsoft.com/en-us/linkedin/shared/api-guide/webhook-validation",
  verification: hmacScheme({ header: "x-li-signature", content: "hmacsha256={body}" }),
  handshake: answerChallenge,
  eventType: "body.type",
  sample: {
    name: "ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS",
    body: {
      type: "ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS",
      notifications: [
        {
          notificationId: 10498,
          organizationalEntity: "urn:li:organization:2414183",
          action: "LIKE",
          sourcePost: "urn:li:share:6589281134513438720",
          lastModifiedAt: 1750000000000,
        },
      ],
    },
  },
  setup: [
    "Open the app in the LinkedIn developer portal, copy the primary client secret from Auth and save it here first.",
    "Open Webhooks there and add {url}; LinkedIn checks it at once, later every two hours, and is answered.",
  ],
};
