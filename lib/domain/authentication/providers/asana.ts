import { echoHeader } from "../handshakes/echo-header.ts";
import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const asana: Provider = {
  label: "Asana",
  documentation: "https://developers.asana.com/docs/webhooks-guide",
  verification: hmacScheme({ header: "x-hook-signature" }),
  handshake: echoHeader("x-hook-secret"),
  sample: {
    name: "task added",
    body: {
      events: [
        {
          user: { gid: "1108", resource_type: "user" },
          created_at: "2026-01-15T09:30:00.000Z",
          action: "added",
          resource: { gid: "12345", resource_type: "task", resource_subtype: "default_task" },
          parent: { gid: "67890", resource_type: "project" },
        },
      ],
    },
  },
  setup: [
    "Create a webhook by POST /api/1.0/webhooks with {url} as target; Asana's handshake is answered here.",
    "Copy X-Hook-Secret from the answer to that call and save it here.",
  ],
};
