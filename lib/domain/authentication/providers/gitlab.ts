import type { Provider } from "../provider.ts";
import { tokenInHeader } from "../schemes/token.ts";

export const gitlab: Provider = {
  label: "GitLab",
  documentation: "https://docs.gitlab.com/user/project/integrations/webhooks/",
  verification: tokenInHeader("x-gitlab-token", "api_key"),
  eventType: "headers.x-gitlab-event",
  deliveryId: "headers.x-gitlab-event-uuid",
  sample: {
    name: "Push Hook",
    headers: {
      "x-gitlab-event": "Push Hook",
      "x-gitlab-event-uuid": "13792a34-cac6-4fda-95a8-c58e00a3954e",
      "x-gitlab-instance": "https://gitlab.com",
    },
    body: {
      object_kind: "push",
      event_name: "push",
      before: "95790bf891e76fee5e1747ab589903a6a1f80f22",
      after: "da1560886d4f094c3e6c9ef40349f7d38b5d27d7",
      ref: "refs/heads/main",
      user_name: "Ada Lovelace",
      project: { id: 15, path_with_namespace: "ada/diaspora" },
      total_commits_count: 1,
    },
  },
  setup: [
    "Open Settings → Webhooks of the project or group and add a webhook.",
    "Enter {url} as URL and a secret token that you make up.",
    "Save the same token here.",
  ],
};
