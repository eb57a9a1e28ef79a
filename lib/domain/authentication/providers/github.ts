import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const github: Provider = {
  label: "GitHub",
  documentation: "https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries",
  verification: hmacScheme({ header: "x-hub-signature-256", prefix: "sha256=" }),
  rejectionStatus: 401,
  eventType: "headers.x-github-event",
  deliveryId: "headers.x-github-delivery",
  sample: {
    name: "push",
    headers: {
      "x-github-event": "push",
      "x-github-delivery": "72d3162e-cc78-11e3-81ab-4c9367dc0958",
      "user-agent": "GitHub-Hookshot/044aadd",
    },
    body: {
      ref: "refs/heads/main",
      before: "6113728f27ae82c7b1a177c8d03f9e96e0adf246",
      after: "59b20b8d5c6ff8d09518454d4dd8b7b30f095ab5",
      repository: { id: 1296269, full_name: "octocat/hello-world", private: false },
      pusher: { name: "octocat", email: "octocat@github.com" },
      commits: [{ id: "59b20b8d5c6ff8d09518454d4dd8b7b30f095ab5", message: "Fix the build" }],
    },
  },
  setup: [
    "Open Settings → Webhooks of the repository or organization and add a webhook.",
    "Enter {url} as payload URL and choose application/json as content type.",
    "Make up a secret, enter it there, and save the same secret here.",
  ],
};
