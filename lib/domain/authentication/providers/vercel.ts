import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const vercel: Provider = {
  label: "Vercel",
  documentation: "https://vercel.com/docs/webhooks/webhooks-api",
  verification: hmacScheme({ header: "x-vercel-signature", algorithm: "sha1" }),
  eventType: "body.type",
  deliveryId: "body.id",
  sample: {
    name: "deployment.succeeded",
    body: {
      id: "uev_7FqLwVzgXHbkJ1",
      type: "deployment.succeeded",
      createdAt: 1750000000000,
      region: null,
      payload: {
        team: { id: "team_1" },
        user: { id: "user_1" },
        deployment: { id: "dpl_1", name: "shop", url: "shop-1.vercel.app" },
        target: "production",
      },
    },
  },
  setup: [
    "Open Settings → Webhooks of the team in Vercel and create a webhook.",
    "Choose events and projects and enter {url} as endpoint.",
    "Copy the secret, which is shown once, and save it here.",
  ],
};
