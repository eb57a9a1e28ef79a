import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const aiprise: Provider = {
  label: "AiPrise",
  documentation: "https://docs.aiprise.com/docs/callbacks-authentication",
  verification: hmacScheme({ header: "x-hmac-signature" }),
  eventType: "body.aiprise_summary.verification_result",
  sample: {
    name: "verification approved",
    body: {
      verification_session_id: "123408f2-2bbb-415f-aafc-92212341234",
      template_id: "123456-3434-2342-3453-b4218a4fb333",
      client_reference_id: null,
      aiprise_summary: { tags: [], reasons: [], notes: [], verification_result: "APPROVED" },
      created_at: 1668974142818,
    },
  },
  setup: [
    "Open View Templates in the AiPrise dashboard and choose the template.",
    "Enter {url} as callback URL.",
    "Save the private API key here: AiPrise signs callbacks with it.",
  ],
};
