import type { Provider } from "../provider.ts";
import { hmacScheme } from "../schemes/hmac.ts";

export const elevenlabs: Provider = {
  label: "ElevenLabs",
  documentation: "https://elevenlabs.io/docs/product-guides/administration/webhooks",
  verification: hmacScheme({
    header: "elevenlabs-signature",
    fields: { separator: ",", timestamp: "t", signature: "v0" },
    content: "{timestamp}.{body}",
    time: "s",
    // Half an hour, as the libraries of ElevenLabs allow.
    toleranceS: 1_800,
  }),
  eventType: "body.type",
  sample: {
    name: "post_call_transcription",
    body: {
      type: "post_call_transcription",
      event_timestamp: 1750000000,
      data: {
        agent_id: "xyz",
        conversation_id: "abc",
        status: "done",
        transcript: [{ role: "agent", message: "Hey there, how can I help you?" }],
        metadata: { call_duration_secs: 22, cost: 296 },
      },
    },
  },
  setup: [
    "Open Settings → Webhooks in ElevenLabs and add an endpoint with {url}.",
    "Copy the shared secret, which is shown once, and save it here.",
  ],
};
