import type { Provider } from "../provider.ts";
import { svix } from "./svix.ts";

export const resend: Provider = {
  label: "Resend",
  documentation: "https://resend.com/docs/dashboard/webhooks/verify-webhooks-requests",
  verification: svix.verification,
  eventType: "body.type",
  deliveryId: "headers.svix-id",
  sample: {
    name: "email.delivered",
    headers: { "user-agent": "Svix-Webhooks/1.40" },
    body: {
      type: "email.delivered",
      created_at: "2026-01-15T09:30:00.000Z",
      data: {
        email_id: "56761188-7520-42d8-8898-ff6fc54ce618",
        from: "Acme <onboarding@resend.dev>",
        to: ["ada@example.com"],
        subject: "Sending this example",
      },
    },
  },
  setup: [
    "Open Webhooks in the Resend dashboard and add a webhook.",
    "Enter {url} as endpoint and choose the events.",
    "Copy the signing secret (whsec_…) and save it here.",
  ],
};
