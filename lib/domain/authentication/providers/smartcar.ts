import { createHmac } from "node:crypto";
import { jsonResponse } from "#lib/domain/ingestion/source-response.ts";
import type { Handshake, Provider } from "../provider.ts";
import { fieldText } from "../schemes/field-text.ts";
import { hmacScheme } from "../schemes/hmac.ts";
import { jsonOf } from "../schemes/json-of.ts";

/**
 * The answer is signed with the key of the events: a challenge that could itself be the body of one is
 * not answered, or anybody could have events signed here.
 */
const CHALLENGE = /^[\w-]{1,128}$/;

const answerVerify: Handshake = (request, { webhook_secret_key: secret }) => {
  const body = jsonOf(request, "challenge");
  if (!body || typeof secret !== "string" || secret === "") return null;
  const kind = fieldText(body, "eventType") || fieldText(body, "eventName");
  const challenge = fieldText(body, "data.challenge") || fieldText(body, "payload.challenge");
  if (kind.toUpperCase() !== "VERIFY" || !CHALLENGE.test(challenge)) return null;
  return jsonResponse({ challenge: createHmac("sha256", secret).update(challenge).digest("hex") });
};

export const smartcar: Provider = {
  label: "Smartcar",
  documentation: "https://smartcar.com/docs/integrations/webhooks/payload-verification",
  verification: hmacScheme({ header: "sc-signature" }),
  handshake: answerVerify,
  eventType: "body.eventType",
  deliveryId: "body.eventId",
  sample: {
    name: "VEHICLE_STATE",
    body: {
      eventId: "c7c3a7e2-7c0a-4f3d-9d3b-3f2f6a1f7b55",
      eventType: "VEHICLE_STATE",
      data: {
        vehicle: { id: "bc6ea99e-57d1-4e41-b129-27e7eb58bbd3", make: "TESLA", model: "Model 3" },
        signals: [{ code: "charge-ischarging", body: { value: true } }],
      },
      meta: { version: "4.0", deliveryId: "d1", mode: "LIVE" },
    },
  },
  setup: [
    "Copy the application management token from the Smartcar dashboard and save it here first.",
    "Open Webhooks, add one, and enter {url} as callback URI.",
    "Smartcar asks the URL to prove the token and is answered.",
  ],
};
