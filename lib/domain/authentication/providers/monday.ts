import { jsonResponse } from "#lib/domain/ingestion/source-response.ts";
import type { Handshake, Provider } from "../provider.ts";
import { jsonOf } from "../schemes/json-of.ts";

/** Asked once, by a body that holds nothing else. */
const answerChallenge: Handshake = (request) => {
  if (request.method !== "POST") return null;
  const { challenge, ...others } = jsonOf(request, '"challenge"') ?? {};
  const isQuestion = typeof challenge === "string" && Object.keys(others).length === 0;
  return isQuestion ? jsonResponse({ challenge }) : null;
};

export const monday: Provider = {
  label: "monday.com",
  documentation: "https://developer.monday.com/api-reference/reference/webhooks",
  verification: "none",
  handshake: answerChallenge,
  eventType: "body.event.type",
  deliveryId: "body.event.triggerUuid",
  sample: {
    name: "create_pulse",
    body: {
      event: {
        userId: 9603417,
        boardId: 1771812698,
        pulseId: 1772099344,
        pulseName: "Create an item",
        groupId: "topics",
        columnValues: {},
        app: "monday",
        type: "create_pulse",
        triggerTime: "2026-01-15T09:30:00.000Z",
        subscriptionId: 73759690,
        triggerUuid: "b5ed2e17c530f43668de130142445cba",
      },
    },
  },
  setup: [
    "Open the board in monday.com, then Integrate → Webhooks, and choose a recipe.",
    "Enter {url}; monday.com checks it at once and is answered.",
    "Webhooks of boards are not signed.",
  ],
};
