import { echoHeader } from "../handshakes/echo-header.ts";
import type { Provider } from "../provider.ts";
import { anyOf } from "../schemes/any-of.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const clio: Provider = {
  label: "Clio",
  documentation: "https://docs.developers.clio.com/guides/clio-manage/webhooks/",
  // Clio does not say how it writes the signature.
  verification: anyOf(
    hmacScheme({ header: "x-hook-signature" }),
    hmacScheme({ header: "x-hook-signature", encoding: "base64" }),
  ),
  handshake: echoHeader("x-hook-secret"),
  eventType: "body.meta.event",
  sample: {
    name: "matter created",
    body: { data: { id: 1234567, etag: '"8d9e0f"' }, meta: { event: "created", webhook_id: 42 } },
  },
  setup: [
    "Create a webhook by POST /api/v4/webhooks with {url} as url; Clio's handshake is answered here.",
    "Read shared_secret of the webhook by GET /api/v4/webhooks/{id}?fields=shared_secret and save it here.",
  ],
};
