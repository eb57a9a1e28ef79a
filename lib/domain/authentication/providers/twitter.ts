import { createHmac } from "node:crypto";
import { jsonResponse } from "#lib/domain/ingestion/source-response.ts";
import { queryText } from "../handshakes/query-challenge.ts";
import type { Handshake, Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

/**
 * The answer is signed like an event: a token that could itself be the body of one is not answered, or
 * anybody could have events signed here.
 */
const TOKEN = /^[\w+/=-]{1,256}$/;

/** Asked when the webhook is made, and every hour from then on. */
const answerCheck: Handshake = (request, { api_key: secret }) => {
  if (request.method !== "GET" || typeof secret !== "string" || secret === "") return null;
  const token = queryText(request, "crc_token");
  if (token === null || !TOKEN.test(token)) return null;
  const hash = createHmac("sha256", secret).update(token).digest("base64");
  return jsonResponse({ response_token: `sha256=${hash}` });
};

export const twitter: Provider = {
  label: "X (Twitter)",
  documentation: "https://docs.x.com/x-api/webhooks/quickstart",
  verification: hmacScheme({
    header: "x-twitter-webhooks-signature",
    prefix: "sha256=",
    encoding: "base64",
    secretField: "api_key",
  }),
  rejectionStatus: 401,
  handshake: answerCheck,
  sample: {
    name: "tweet_create_events",
    body: {
      for_user_id: "2244994945",
      tweet_create_events: [
        {
          id_str: "1050118621198921728",
          created_at: "Thu Jan 15 09:30:00 +0000 2026",
          text: "Hello @example",
          user: { id_str: "6253282", screen_name: "ada" },
        },
      ],
    },
  },
  setup: [
    "Copy the API key secret of the app from the X developer portal and save it here first.",
    "Create the webhook with POST /2/webhooks of the X API and enter {url}.",
    "X asks the URL to prove the secret, every hour, and is answered.",
  ],
};
