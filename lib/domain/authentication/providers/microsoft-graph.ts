import { echoValidationToken } from "../handshakes/validation-token.ts";
import type { Provider } from "../provider.ts";

export const microsoftGraph: Provider = {
  label: "Microsoft Graph",
  documentation: "https://learn.microsoft.com/en-us/graph/change-notifications-delivery-webhooks",
  verification: "none",
  handshake: echoValidationToken,
  sample: {
    name: "message created",
    body: {
      value: [
        {
          subscriptionId: "7f105c7d-2dc5-4530-97cd-4e7ae6534c07",
          clientState: "made-up",
          changeType: "created",
          resource: "users/48d31887-5fad-4d73-a9f5-3c356e68a038/messages/AAMk",
          tenantId: "84bd8158-6d4d-4958-8b9f-9d6445542f95",
          resourceData: { "@odata.type": "#Microsoft.Graph.Message", id: "AAMk" },
        },
      ],
    },
  },
  setup: [
    "Create a subscription by POST /v1.0/subscriptions with {url} as notificationUrl; Graph checks the URL and is answered.",
    "Graph signs nothing: set a clientState and filter for it in a connection.",
  ],
};
