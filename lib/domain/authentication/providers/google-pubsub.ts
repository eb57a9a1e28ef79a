import { createSign } from "node:crypto";
import { REJECTED, UNVERIFIED, VERIFIED } from "../authentication.ts";
import { isEqualSecret } from "../equal.ts";
import type { Provider, Scheme } from "../provider.ts";
import { claimsOf, isInForce, isSignedBy, readJws } from "../schemes/jws.ts";
import { withPublishedKey } from "../schemes/published-key.ts";

const GOOGLE_KEYS = {
  url: "https://www.googleapis.com/oauth2/v3/certs",
  hosts: /^www\.googleapis\.com$/,
};
const BEARER = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/;
const ISSUERS: readonly unknown[] = ["https://accounts.google.com", "accounts.google.com"];
const LIFE_S = 3_600;

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** An identity token of the service account that the subscription pushes as. Nothing signs the body. */
const identityToken: Scheme = {
  verify({ audience, service_account_email: email }, { headers, nowMs }) {
    if (typeof audience !== "string" || typeof email !== "string") return UNVERIFIED;
    const jws = readJws(BEARER.exec(headers.authorization ?? "")?.[1]);
    const claims = jws && claimsOf(jws);
    if (!jws?.keyId || !claims || jws.algorithm !== "RS256") return REJECTED;
    // Cheap first: a token for somebody else is not worth reading keys for.
    const isMeant =
      ISSUERS.includes(claims.iss) &&
      isEqualSecret(String(claims.aud), audience) &&
      isEqualSecret(String(claims.email), email) &&
      claims.email_verified === true &&
      isInForce(claims, nowMs);
    if (!isMeant) return REJECTED;
    return withPublishedKey(GOOGLE_KEYS, jws.keyId, (key) =>
      isSignedBy(jws, key) ? VERIFIED : REJECTED,
    );
  },
  sign({ private_key: key, key_id: kid, audience: aud, service_account_email: email }, request) {
    const iat = Math.floor(request.nowMs / 1_000);
    const times = { iat, exp: iat + LIFE_S };
    const claims = { iss: ISSUERS[0], aud, email, email_verified: true, ...times };
    const content = `${encode({ alg: "RS256", kid, typ: "JWT" })}.${encode(claims)}`;
    const signature = createSign("sha256").update(content).sign(String(key), "base64url");
    return { headers: { authorization: `Bearer ${content}.${signature}` } };
  },
};

export const googlePubsub: Provider = {
  label: "Google Cloud Pub/Sub",
  documentation: "https://cloud.google.com/pubsub/docs/authenticate-push-subscriptions",
  verification: identityToken,
  deliveryId: "body.message.messageId",
  sample: {
    name: "message",
    body: {
      message: {
        attributes: { kind: "order.created" },
        data: "SGVsbG8gQ2xvdWQgUHViL1N1YiE=",
        messageId: "2070443601311540",
        publishTime: "2026-01-15T09:30:00.965Z",
      },
      subscription: "projects/myproject/subscriptions/mysubscription",
    },
  },
  setup: [
    "Open the topic in the Google Cloud console and create a subscription of delivery type Push with {url} as endpoint.",
    "Enable authentication, choose a service account and enter an audience.",
    "Save the same audience and the e-mail address of the service account here.",
  ],
};
