import { createHmac } from "node:crypto";
import { z } from "zod";
import type { AuthConfig } from "../authentication.ts";
import type { Provider } from "../provider.ts";
import { authenticateHmac } from "../schemes/generic-hmac.ts";

/** What a custom credential of Vapi signs with unless told; whatever is configured wins. */
const settings = z.object({
  algorithm: z.enum(["sha256", "sha1", "sha512"]).default("sha256"),
  encoding: z.enum(["base64", "base64url", "hex"]).default("hex"),
  header_key: z.string().default("x-signature"),
  webhook_secret_key: z.string().default(""),
});

function settingsOf(config: AuthConfig) {
  return settings.safeParse(config).data ?? settings.parse({});
}

export const vapi: Provider = {
  label: "Vapi",
  documentation: "https://docs.vapi.ai/server-url/server-authentication",
  verification: {
    verify: (config, request) => authenticateHmac(settingsOf(config), request),
    sign(config, { body }) {
      const { algorithm, encoding, header_key, webhook_secret_key } = settingsOf(config);
      const hash = createHmac(algorithm, webhook_secret_key).update(body).digest(encoding);
      return { headers: { [header_key.toLowerCase()]: hash } };
    },
  },
  eventType: "body.message.type",
  deliveryId: "body.message.call.id",
  sample: {
    name: "end-of-call-report",
    body: {
      message: {
        type: "end-of-call-report",
        timestamp: 1750000000000,
        endedReason: "customer-ended-call",
        call: { id: "a4cb511e-d513-4fa5-baee-b815d718dfd1", type: "inboundPhoneCall" },
        artifact: { transcript: "AI: Hello. User: Hello." },
      },
    },
  },
  setup: [
    "Open Custom Credentials in the Vapi dashboard and create one of type HMAC over {body}.",
    "Save its secret here, and header, algorithm and encoding where they are not x-signature, SHA-256 and hex.",
    "Enter {url} as server URL of the assistant or phone number, with that credential.",
  ],
};
