import { createHash, createHmac } from "node:crypto";
import { REJECTED, UNVERIFIED, VERIFIED } from "../authentication.ts";
import { isEqualSecret } from "../equal.ts";
import type { Provider, Scheme } from "../provider.ts";
import { claimsOf, isSignedBy, readJws } from "../schemes/jws.ts";
import { publicKeyOf } from "../schemes/public-key.ts";

const HEADER = "x-fusionauth-signature-jwt";

const hashOf = (body: Uint8Array) => createHash("sha256").update(body).digest("base64");
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A token that holds a hash of the body, signed with a shared secret or a key pair of FusionAuth's. */
const tokenOverHash: Scheme = {
  verify({ webhook_secret_key: secret }, { headers, body }) {
    if (typeof secret !== "string" || secret === "") return UNVERIFIED;
    const key = secret.includes("-----BEGIN") ? publicKeyOf(secret) : secret;
    const jws = readJws(headers[HEADER]);
    if (!key || !jws || !isSignedBy(jws, key)) return REJECTED;
    const hash = claimsOf(jws)?.request_body_sha256;
    return typeof hash === "string" && isEqualSecret(hash, hashOf(body)) ? VERIFIED : REJECTED;
  },
  sign({ webhook_secret_key: secret }, { body }) {
    const content = `${encode({ alg: "HS256" })}.${encode({ request_body_sha256: hashOf(body) })}`;
    const signature = createHmac("sha256", String(secret)).update(content).digest("base64url");
    return { headers: { [HEADER]: `${content}.${signature}` } };
  },
};

export const fusionauth: Provider = {
  label: "FusionAuth",
  documentation: "https://fusionauth.io/docs/extend/events-and-webhooks/signing",
  verification: tokenOverHash,
  eventType: "body.event.type",
  deliveryId: "body.event.id",
  sample: {
    name: "user.create",
    body: {
      event: {
        id: "e502168a-b469-45d9-a079-fd45f83e0406",
        type: "user.create",
        tenantId: "e872a880-b14f-6d62-c312-cb40f22af465",
        createInstant: 1750000000000,
        user: { id: "00000000-0000-0001-0000-000000000000", email: "ada@example.com" },
      },
    },
  },
  setup: [
    "Open Settings → Webhooks in FusionAuth and add a webhook with {url}; switch its events on, also under Tenants → Webhooks.",
    "Enable Sign events under Security and choose a key of the Key Master.",
    "Save the secret of that key here, or its public key (PEM) where it is a pair.",
  ],
};
