import type { Provider } from "../provider.ts";
import { standardWebhooks } from "../schemes/standard-webhooks.ts";

export const claude: Provider = {
  label: "Claude",
  documentation: "https://platform.claude.com/docs/en/managed-agents/webhooks",
  verification: standardWebhooks(),
  eventType: "body.data.type",
  deliveryId: "body.id",
  sample: {
    name: "session.status_idled",
    body: {
      type: "event",
      id: "whevt_01ABCdefGHIjklMNOpqrSTUv",
      created_at: "2026-01-15T09:30:00Z",
      data: {
        type: "session.status_idled",
        id: "sesn_01XYZabcDEFghiJKLmnoPQRs",
        organization_id: "8b1c2d3e-0000-4000-8000-000000000001",
        workspace_id: "wrkspc_01AAAbbbCCCdddEEEfffGGGh",
      },
    },
  },
  setup: [
    "Open Manage → Webhooks in the Claude Console and add an endpoint with {url}.",
    "Copy the signing secret (whsec_…), which is shown once, and save it here.",
  ],
};
