import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const cursor: Provider = {
  label: "Cursor",
  verification: hmacScheme({ header: "x-webhook-signature", prefix: "sha256=" }),
  eventType: "body.event",
  deliveryId: "headers.x-webhook-id",
  sample: {
    name: "statusChange",
    headers: {
      "x-webhook-id": "msg_01H8XGJW",
      "x-webhook-event": "statusChange",
      "user-agent": "Cursor-Agent-Webhook/1.0",
    },
    body: {
      event: "statusChange",
      timestamp: "2026-01-15T09:30:00Z",
      id: "bc_abc123",
      status: "FINISHED",
      source: { repository: "https://github.com/octocat/hello-world", ref: "main" },
      target: {
        branchName: "cursor/add-readme-1234",
        prUrl: "https://github.com/octocat/hello-world/pull/12",
      },
      summary: "Added a README",
    },
  },
  setup: [
    "Start a cloud agent by the API with webhook.url set to {url}.",
    "Make up a secret of 32 characters or more, send it as webhook.secret, and save the same here.",
  ],
};
