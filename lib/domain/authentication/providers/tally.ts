import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const tally: Provider = {
  label: "Tally",
  documentation: "https://tally.so/help/webhooks",
  verification: hmacScheme({ header: "tally-signature", encoding: "base64" }),
  eventType: "body.eventType",
  deliveryId: "body.eventId",
  sample: {
    name: "FORM_RESPONSE",
    body: {
      eventId: "a4cb511e-d513-4fa5-baee-b815d718dfd1",
      eventType: "FORM_RESPONSE",
      createdAt: "2026-01-15T09:30:00.000Z",
      data: {
        responseId: "2wgx4n",
        submissionId: "2wgx4n",
        respondentId: "dwQKYm",
        formId: "VwbNEw",
        formName: "Contact",
        fields: [{ key: "question_3EKz4n", label: "Name", type: "INPUT_TEXT", value: "Ada" }],
      },
    },
  },
  setup: [
    "Open Integrations of the form in Tally and connect Webhooks.",
    "Enter {url} as endpoint URL and add a signing secret; without one Tally does not sign.",
    "Save the same secret here.",
  ],
};
