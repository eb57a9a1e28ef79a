import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const ashby: Provider = {
  label: "Ashby",
  documentation: "https://developers.ashbyhq.com/docs/authenticating-webhooks",
  verification: hmacScheme({ header: "ashby-signature", prefix: "sha256=" }),
  eventType: "body.action",
  sample: {
    name: "applicationSubmit",
    body: {
      action: "applicationSubmit",
      data: {
        application: {
          id: "4f1d2b6e-5f6a-4c1b-8f0a-1a2b3c4d5e6f",
          status: "Active",
          candidate: { id: "9e8d7c6b-1234-4321-abcd-0123456789ab", name: "Ada Lovelace" },
          job: { id: "a1b2c3d4-0000-4000-8000-000000000001", title: "Engineer" },
        },
      },
    },
  },
  setup: [
    "Open Admin → Integrations → Webhooks in Ashby and add a webhook.",
    "Enter {url} as request URL, make up a secret token, and save the same here.",
  ],
};
