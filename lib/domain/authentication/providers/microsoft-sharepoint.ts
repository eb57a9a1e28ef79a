import { echoValidationToken } from "../handshakes/validation-token.ts";
import type { Provider } from "../provider.ts";

export const microsoftSharepoint: Provider = {
  label: "Microsoft SharePoint",
  documentation:
    "https://learn.microsoft.com/en-us/sharepoint/dev/apis/webhooks/overview-sharepoint-webhooks",
  verification: "none",
  handshake: echoValidationToken,
  sample: {
    name: "list changed",
    body: {
      value: [
        {
          subscriptionId: "91779246-afe9-4525-b122-6c199ae89211",
          clientState: "made-up",
          expirationDateTime: "2026-04-30T17:27:00.0000000Z",
          resource: "b9f6f714-9df8-470b-b22e-653855e1c181",
          tenantId: "00000000-0000-0000-0000-000000000000",
          siteUrl: "/",
          webId: "dbc5a806-e4d4-46e5-951c-6344d70b62fa",
        },
      ],
    },
  },
  setup: [
    "Create a subscription by POST /_api/web/lists('{id}')/subscriptions with {url} as notificationUrl; SharePoint checks the URL and is answered.",
    "SharePoint signs nothing: set a clientState and filter for it in a connection.",
  ],
};
