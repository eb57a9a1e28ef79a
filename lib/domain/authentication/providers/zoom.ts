import { createHmac } from "node:crypto";
import { jsonResponse } from "#lib/domain/ingestion/source-response.ts";
import type { Handshake, Provider } from "../provider.ts";
import { fieldText } from "../schemes/field-text.ts";
import { hmacScheme } from "../schemes/hmac.ts";
import { jsonOf } from "../schemes/json-of.ts";

const scheme = hmacScheme({
  header: "x-zm-signature",
  prefix: "v0=",
  timestampHeader: "x-zm-request-timestamp",
  content: "v0:{timestamp}:{body}",
  time: "s",
});

/**
 * The answer is signed with the key of the events. Only what is signed itself is answered, and no token
 * with a colon, or anybody could have events signed here.
 */
const TOKEN = /^[\w+/=-]{1,256}$/;

const answerValidation: Handshake = (request, config) => {
  const body = jsonOf(request, "endpoint.url_validation");
  const secret = config.webhook_secret_key;
  if (body?.event !== "endpoint.url_validation" || typeof secret !== "string") return null;
  const plainToken = fieldText(body, "payload.plainToken");
  if (!TOKEN.test(plainToken) || scheme.verify(config, request).result !== "verified") return null;
  const encryptedToken = createHmac("sha256", secret).update(plainToken).digest("hex");
  return jsonResponse({ plainToken, encryptedToken });
};

export const zoom: Provider = {
  label: "Zoom",
  documentation: "https://developers.zoom.us/docs/api/webhooks/",
  verification: scheme,
  rejectionStatus: 401,
  handshake: answerValidation,
  eventType: "body.event",
  deliveryId: "headers.x-zm-trackingid",
  sample: {
    name: "meeting.started",
    headers: { "x-zm-trackingid": "v=2.0;clid=us06;rid=WEB_0b1c2d3e", clientid: "o8OBQ6vT" },
    body: {
      event: "meeting.started",
      event_ts: 1750000000000,
      payload: {
        account_id: "AAAAAABBBB",
        object: {
          id: "1234567890",
          uuid: "4444AAAiAAAAAiAiAiiAii==",
          topic: "My Meeting",
          host_id: "x1yCzABCDEfg23HiJKl4mN",
          type: 2,
          start_time: "2026-01-15T09:30:00Z",
        },
      },
    },
  },
  setup: [
    "Open the app on the Zoom App Marketplace, then Features → Access, and copy the secret token.",
    "Save the token here first.",
    "Add an event subscription with {url} as notification endpoint and click Validate.",
  ],
};
