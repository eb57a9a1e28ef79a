import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const typeform: Provider = {
  label: "Typeform",
  documentation: "https://www.typeform.com/developers/webhooks/secure-your-webhooks/",
  verification: hmacScheme({
    header: "typeform-signature",
    prefix: "sha256=",
    encoding: "base64",
  }),
  eventType: "body.event_type",
  deliveryId: "body.event_id",
  sample: {
    name: "form_response",
    headers: { "user-agent": "Typeform Webhooks" },
    body: {
      event_id: "LtWXD3crgy",
      event_type: "form_response",
      form_response: {
        form_id: "lT4Z3j",
        token: "a3a12ec67a1365927098a606107fac15",
        submitted_at: "2026-01-15T09:30:00Z",
        answers: [{ type: "text", text: "Ada", field: { id: "DlXFaesGBpoF", type: "short_text" } }],
      },
    },
  },
  setup: [
    "Open Connect → Webhooks of the form in Typeform and add a webhook.",
    "Enter {url}, then edit the webhook and add a secret; without one Typeform does not sign.",
    "Save the same secret here.",
  ],
};
