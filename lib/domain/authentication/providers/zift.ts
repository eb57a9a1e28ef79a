import type { Provider } from "../provider.ts";

export const zift: Provider = {
  label: "Zift",
  documentation: "https://api.zift.io/#webhooks",
  verification: "none",
  eventType: "body.eventCode",
  deliveryId: "body.notificationId",
  sample: {
    name: "billing.subscription-created",
    body: {
      notificationId: 272638,
      eventCode: "billing.subscription-created",
      eventDate: 1750000000000,
      dataType: "subscription",
      data: { id: 1234, status: "active", amount: 4200 },
    },
  },
  setup: [
    "Ask Zift's support to send notifications to {url} and name the events.",
    "Zift signs nothing, and sends up to four times: deduplicate by body.notificationId.",
  ],
};
