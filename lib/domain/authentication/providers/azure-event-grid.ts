import { parseJsonBody } from "#lib/domain/ingestion/json-body.ts";
import { jsonResponse, textResponse } from "#lib/domain/ingestion/source-response.ts";
import type { Handshake, Provider } from "../provider.ts";
import { isJsonObject } from "../schemes/json-object.ts";

const HEADER_TEXT = /^[\x21-\x7e]{1,255}$/;

/** Asked before events in the CloudEvents schema (its HTTP webhook specification, section 4). */
const abuseProtection: Handshake = ({ method, headers }) => {
  const origin = headers["webhook-request-origin"];
  if (method !== "OPTIONS" || !origin || !HEADER_TEXT.test(origin)) return null;
  const allowed = { "webhook-allowed-origin": origin, "webhook-allowed-rate": "*" };
  const response = textResponse("");
  return { ...response, headers: { ...response.headers, ...allowed } };
};

/** Asked before events in Event Grid's own schema: a list with one event that holds a code. */
const subscriptionValidation: Handshake = ({ method, headers, body }) => {
  if (method !== "POST" || headers["aeg-event-type"] !== "SubscriptionValidation") return null;
  const parsed = parseJsonBody(body);
  const event: unknown = parsed.isValid && Array.isArray(parsed.value) ? parsed.value[0] : null;
  const data = isJsonObject(event) ? event.data : null;
  if (!isJsonObject(data) || typeof data.validationCode !== "string") return null;
  return jsonResponse({ validationResponse: data.validationCode });
};

export const azureEventGrid: Provider = {
  label: "Azure Event Grid",
  documentation:
    "https://learn.microsoft.com/en-us/azure/event-grid/end-point-validation-event-grid-events-schema",
  verification: "none",
  handshake: (request, config) =>
    abuseProtection(request, config) ?? subscriptionValidation(request, config),
  eventType: "headers.aeg-event-type",
  sample: {
    name: "Microsoft.Storage.BlobCreated",
    headers: { "aeg-event-type": "Notification", "aeg-subscription-name": "MY-SUBSCRIPTION" },
    body: [
      {
        id: "831e1650-001e-001b-66ab-eeb76e069631",
        eventType: "Microsoft.Storage.BlobCreated",
        topic: "/subscriptions/1/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/sa",
        subject: "/blobServices/default/containers/images/blobs/photo.jpg",
        eventTime: "2026-01-15T09:30:00.0000000Z",
        data: { api: "PutBlockList", contentType: "image/jpeg", contentLength: 524288 },
        dataVersion: "",
        metadataVersion: "1",
      },
    ],
  },
  setup: [
    "Open the topic in the Azure portal and add an event subscription with endpoint type Web Hook.",
    "Enter {url} as subscriber endpoint; Azure checks it at once and is answered.",
    "Event Grid signs nothing: add a delivery property with an API key and save the same here.",
  ],
};
