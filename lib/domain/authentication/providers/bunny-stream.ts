import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const bunnyStream: Provider = {
  label: "Bunny Stream",
  documentation: "https://docs.bunny.net/docs/stream-webhook",
  verification: hmacScheme({ header: "x-bunnystream-signature" }),
  eventType: "body.Status",
  sample: {
    name: "encoding finished",
    headers: {
      "x-bunnystream-signature-version": "v1",
      "x-bunnystream-signature-algorithm": "hmac-sha256",
    },
    body: { VideoLibraryId: 133, VideoGuid: "657bb740-a71b-4529-a012-528021c31a92", Status: 3 },
  },
  setup: [
    "Open the video library in bunny.net, then API, and enter {url} as webhook URL.",
    "Save the read-only API key of the same page here: Bunny signs with it.",
  ],
};
