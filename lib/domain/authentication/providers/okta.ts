import { jsonResponse } from "#lib/domain/ingestion/source-response.ts";
import type { Handshake, Provider } from "../provider.ts";
import { tokenInHeader } from "../schemes/token.ts";

const answerVerification: Handshake = ({ method, headers }) => {
  if (method !== "GET") return null;
  const verification = headers["x-okta-verification-challenge"];
  return verification === undefined ? null : jsonResponse({ verification });
};

export const okta: Provider = {
  label: "Okta",
  documentation: "https://developer.okta.com/docs/concepts/event-hooks/",
  // Okta signs nothing: it sends the text that was entered as authentication secret.
  verification: tokenInHeader("authorization", "webhook_secret_key"),
  handshake: answerVerification,
  eventType: "body.eventType",
  deliveryId: "body.eventId",
  sample: {
    name: "user.lifecycle.create",
    headers: { "user-agent": "Okta-Integrations" },
    body: {
      eventType: "com.okta.event_hook",
      eventTypeVersion: "1.0",
      cloudEventsVersion: "0.1",
      source: "https://example.okta.com/api/v1/eventHooks/whoql0HfiLGPWc8Jx0g3",
      eventId: "b5a188b9-5ece-4636-b041-482ffda96311",
      eventTime: "2026-01-15T09:30:00.000Z",
      contentType: "application/json",
      data: {
        events: [
          {
            uuid: "10a8b3c4-0000-11f0-8000-000000000000",
            eventType: "user.lifecycle.create",
            outcome: { result: "SUCCESS" },
            actor: { id: "00u1", type: "User", alternateId: "admin@example.com" },
          },
        ],
      },
    },
  },
  setup: [
    "Open Workflow → Event Hooks in the Okta admin console and create a hook.",
    "Enter {url} as endpoint URL, Authorization as authentication field, and a secret of your own.",
    "Save the same secret here, then click Verify in Okta.",
  ],
};
