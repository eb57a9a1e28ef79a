import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const formstack: Provider = {
  label: "Formstack",
  documentation: "https://developers.formstack.com/docs/webhook-setup",
  verification: hmacScheme({ header: "x-fs-signature", prefix: "sha256=" }),
  deliveryId: "body.UniqueID",
  sample: {
    name: "submission",
    body: {
      FormID: "1234567",
      UniqueID: "987654321",
      Name: "Ada Lovelace",
      Email: "ada@example.com",
      Message: "Hello",
    },
  },
  setup: [
    "Open the form in Formstack, then Settings → Emails & Actions, and add a webhook with {url} as URL.",
    "Enter an HMAC key that you make up, and save the same here.",
  ],
};
