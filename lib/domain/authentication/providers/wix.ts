import { createSign } from "node:crypto";
import { type AuthenticationScheme, REJECTED, UNVERIFIED, VERIFIED } from "../authentication.ts";
import type { Provider, Scheme } from "../provider.ts";
import { jsonObjectOf } from "../schemes/json-object.ts";
import { claimsOf, isInForce, isSignedBy, readJws } from "../schemes/jws.ts";
import { publicKeyOf } from "../schemes/public-key.ts";

const LIFETIME_S = 3_600;
const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** The whole body is a token; the field is called secret like everybody's, its text is a public key. */
const verifyToken: AuthenticationScheme = ({ webhook_secret_key: text }, { body, nowMs }) => {
  if (typeof text !== "string" || text === "") return UNVERIFIED;
  const key = publicKeyOf(text);
  const jws = readJws(Buffer.from(body).toString());
  if (!key || !jws || !isSignedBy(jws, key)) return REJECTED;
  const claims = claimsOf(jws);
  return claims && isInForce(claims, nowMs) ? VERIFIED : REJECTED;
};

const signToken: Scheme["sign"] = ({ private_key: key }, { body, nowMs }) => {
  const iat = Math.floor(nowMs / 1_000);
  const claims = { ...jsonObjectOf(body), iat, exp: iat + LIFETIME_S };
  const content = `${base64url({ alg: "RS256", typ: "JWT" })}.${base64url(claims)}`;
  const signature = createSign("sha256").update(content).sign(String(key), "base64url");
  return { body: Buffer.from(`${content}.${signature}`) };
};

export const wix: Provider = {
  label: "Wix",
  documentation:
    "https://dev.wix.com/docs/build-apps/develop-your-app/access/authentication/verify-requests-received-from-wix",
  verification: { verify: verifyToken, sign: signToken },
  sample: {
    name: "wix.ecom.v1.order_created",
    contentType: "text/plain",
    // What the token holds: JSON within JSON within JSON.
    body: {
      data: '{"data":"{\\"id\\":\\"9a5b0a61\\",\\"entityFqdn\\":\\"wix.ecom.v1.order\\",\\"slug\\":\\"created\\",\\"entityId\\":\\"3f2f6a1f\\"}","instanceId":"b0e1d3a3","eventType":"wix.ecom.v1.order_created"}',
    },
  },
  setup: [
    "Open Webhooks of the app in the Wix app dashboard and add one for an event.",
    "Enter {url} as callback URL.",
    "Click Get Public Key, copy the key and save it here.",
  ],
};
