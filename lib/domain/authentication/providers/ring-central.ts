import { echoHeader } from "../handshakes/echo-header.ts";
import type { Provider } from "../provider.ts";
import { tokenInHeader } from "../schemes/token.ts";

export const ringCentral: Provider = {
  label: "RingCentral",
  documentation: "https://developers.ringcentral.com/guide/notifications/webhooks/receiving",
  verification: tokenInHeader("verification-token", "token"),
  // Asked when a subscription is made or renewed.
  handshake: echoHeader("validation-token"),
  eventType: "body.event",
  deliveryId: "body.uuid",
  sample: {
    name: "message-store",
    headers: { "user-agent": "RingCentral-WebHook/8.3" },
    body: {
      uuid: "5794186355105264737",
      event: "/restapi/v1.0/account/1/extension/2/message-store",
      timestamp: "2026-01-15T09:30:00.000Z",
      subscriptionId: "0b1c2d3e",
      ownerId: "2",
      body: { extensionId: 2, lastUpdated: "2026-01-15T09:30:00.000Z", changes: [] },
    },
  },
  setup: [
    "Create a subscription with POST /restapi/v1.0/subscription and deliveryMode WebHook.",
    "Enter {url} as address, which is asked at once and answers, and a verificationToken of your own.",
    "Save the same token here.",
  ],
};
