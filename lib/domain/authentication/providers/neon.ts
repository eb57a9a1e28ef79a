import { sign } from "node:crypto";
import { type AuthenticationScheme, REJECTED, UNVERIFIED, VERIFIED } from "../authentication.ts";
import type { Provider, Scheme } from "../provider.ts";
import { isSignedBy, readJws } from "../schemes/jws.ts";
import { withPublishedKey } from "../schemes/published-key.ts";
import { isFresh, writeTime } from "../schemes/signed-time.ts";

/** The URL stands in the configuration: nobody may point it anywhere else. */
const HOSTS = /^(?:[a-z0-9-]+\.)+neon\.tech$/;

const base64url = (data: string | Uint8Array) => Buffer.from(data as string).toString("base64url");
/** What is signed is encoded twice. */
const payloadOf = (timestamp: string, body: Uint8Array) =>
  base64url(`${timestamp}.${base64url(body)}`);

/** A detached signature (RFC 7515, appendix F), `header..signature`, by a key of the project's key set. */
const verifyDetached: AuthenticationScheme = ({ neon_auth_url: authUrl }, request) => {
  if (typeof authUrl !== "string" || authUrl === "") return UNVERIFIED;
  const { headers, body, nowMs } = request;
  const timestamp = headers["x-neon-timestamp"] ?? "";
  const keyId = headers["x-neon-signature-kid"] ?? "";
  const jws = readJws(headers["x-neon-signature"]);
  if (jws?.payload !== "" || keyId === "" || !isFresh(timestamp, "ms", nowMs)) return REJECTED;
  const url = `${authUrl.replace(/\/+$/, "")}/.well-known/jwks.json`;
  return withPublishedKey({ url, hosts: HOSTS }, keyId, (key) =>
    isSignedBy(jws, key, payloadOf(timestamp, body)) ? VERIFIED : REJECTED,
  );
};

const signDetached: Scheme["sign"] = ({ private_key: key, key_id: keyId }, { body, nowMs }) => {
  const timestamp = writeTime(nowMs, "ms");
  const header = base64url(JSON.stringify({ alg: "EdDSA", kid: keyId }));
  const content = Buffer.from(`${header}.${payloadOf(timestamp, body)}`);
  return {
    headers: {
      "x-neon-signature": `${header}..${base64url(sign(null, content, String(key)))}`,
      "x-neon-signature-kid": String(keyId),
      "x-neon-timestamp": timestamp,
    },
  };
};

export const neon: Provider = {
  label: "Neon",
  documentation: "https://neon.com/docs/auth/guides/webhooks",
  verification: { verify: verifyDetached, sign: signDetached },
  eventType: "headers.x-neon-event-type",
  deliveryId: "headers.x-neon-event-id",
  sample: {
    name: "user.created",
    headers: {
      "x-neon-event-type": "user.created",
      "x-neon-event-id": "550e8400-e29b-41d4-a716-446655440000",
      "x-neon-delivery-attempt": "1",
    },
    body: {
      event_id: "550e8400-e29b-41d4-a716-446655440000",
      event_type: "user.created",
      timestamp: "2026-01-15T09:30:00.000Z",
      user: { id: "1f0c", email: "ada@example.com", name: "Ada Lovelace" },
      event_data: { auth_provider: "credential" },
    },
  },
  setup: [
    "Copy the Auth URL of the branch from the Auth page of the Neon console and save it here.",
    "Enter {url} as webhook URL of Neon Auth and choose the events.",
  ],
};
