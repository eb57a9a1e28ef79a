import { createSign } from "node:crypto";
import { REJECTED, UNVERIFIED, VERIFIED } from "../authentication.ts";
import type { Provider, Scheme } from "../provider.ts";
import { isSignedBy, readJws } from "../schemes/jws.ts";
import { withPublishedKey } from "../schemes/published-key.ts";

const HEADER = "fireblocks-webhook-signature";
const HOSTS = /^(?:(?:eu|eu2|sandbox)-)?keys\.fireblocks\.io$/;
/** Where each environment publishes its keys. */
const KEY_SETS: ReadonlyMap<unknown, string> = new Map([
  ["US_PRODUCTION", "https://keys.fireblocks.io/.well-known/jwks.json"],
  ["EU", "https://eu-keys.fireblocks.io/.well-known/jwks.json"],
  ["EU2", "https://eu2-keys.fireblocks.io/.well-known/jwks.json"],
  ["SANDBOX", "https://sandbox-keys.fireblocks.io/.well-known/jwks.json"],
]);

/** A token whose payload is the raw body, left out of the header. */
const detachedToken: Scheme = {
  verify({ environment }, { headers, body }) {
    const url = KEY_SETS.get(environment);
    if (url === undefined) return UNVERIFIED;
    const jws = readJws(headers[HEADER]);
    if (!jws?.keyId || jws.algorithm !== "RS512" || jws.payload !== "") return REJECTED;
    return withPublishedKey({ url, hosts: HOSTS }, jws.keyId, (key) =>
      isSignedBy(jws, key, Buffer.from(body).toString("base64url")) ? VERIFIED : REJECTED,
    );
  },
  sign({ private_key: key, key_id: kid }, { body }) {
    const header = Buffer.from(JSON.stringify({ alg: "RS512", kid })).toString("base64url");
    const content = `${header}.${Buffer.from(body).toString("base64url")}`;
    const signature = createSign("sha512").update(content).sign(String(key), "base64url");
    return { headers: { [HEADER]: `${header}..${signature}` } };
  },
};

export const fireblocks: Provider = {
  label: "Fireblocks",
  documentation: "https://developers.fireblocks.com/reference/validating-webhooks",
  verification: detachedToken,
  eventType: "body.eventType",
  deliveryId: "body.id",
  sample: {
    name: "transaction.status.updated",
    body: {
      id: "9a8b7c6d-0000-4000-8000-000000000001",
      eventType: "transaction.status.updated",
      eventVersion: 1,
      resourceId: "1b2c3d4e-0000-4000-8000-000000000002",
      data: { id: "1b2c3d4e-0000-4000-8000-000000000002", status: "COMPLETED", assetId: "ETH" },
      createdAt: 1750000000000,
      workspaceId: "5f6a7b8c-0000-4000-8000-000000000003",
    },
  },
  setup: [
    "Choose the environment of the workspace here: its keys are read from Fireblocks.",
    "Open Developer center → Webhooks in the Fireblocks console and add a webhook (version 2) with {url}.",
  ],
};
