import type { KeyObject } from "node:crypto";
import {
  type ExampleAuth,
  ecPair,
  ed25519Pair,
  keyPair,
  keySet,
  pem,
  publishedKey,
  rsaPair,
} from "./builders.ts";

/** The 32 bytes of a key, as `form`. */
const bare = (form: "hex" | "base64") => (key: KeyObject) => ({
  public_key: Buffer.from(key.export({ format: "jwk" }).x ?? "", "base64url").toString(form),
});
const der = (key: KeyObject) => key.export({ type: "spki", format: "der" }).toString("base64");
const asPem = (key: KeyObject) => ({ public_key: pem(key) });

const ebay = {
  environment: "SANDBOX",
  dev_id: "dev",
  client_id: "client",
  client_secret: "cert",
  verification_token: "v".repeat(40),
};
const ebayKey = publishedKey(ecPair, ebay, /public_key/, (key) =>
  JSON.stringify({ key: pem(key).replaceAll("\n", ""), algorithm: "ECDSA", digest: "SHA1" }),
);
const pubsub = {
  audience: "https://sluice.example/pubsub",
  service_account_email: "pusher@project.iam.gserviceaccount.com",
};

/** Providers that sign with a key of their own. */
export const KEY_PAIR_EXAMPLES: Readonly<Record<string, ExampleAuth>> = {
  ALIPAY: keyPair(rsaPair, asPem),
  AWS_SNS: {
    ...publishedKey(rsaPair, {}, /\.pem$/, pem),
    isInBody: true,
    isKeyless: true,
  },
  BRIDGE_XYZ: { ...keyPair(rsaPair, asPem), isTimed: true, toleranceS: 600, isList: true },
  CIRCLE: publishedKey(ecPair, { api_key: "TEST_API_KEY:a:b" }, /\/v2\/cpn\//, (key) =>
    JSON.stringify({ data: { algorithm: "ECDSA_SHA_256", publicKey: der(key) } }),
  ),
  DISCORD: { ...keyPair(ed25519Pair, bare("hex")), isTimed: true },
  EBAY: {
    ...ebayKey,
    documents: [
      { url: /oauth2\/token$/, text: '{"access_token":"t","expires_in":7200}' },
      ...(ebayKey.documents ?? []),
    ],
  },
  FIREBLOCKS: publishedKey(rsaPair, { environment: "EU2" }, /^https:\/\/eu2-keys\./, keySet),
  GOOGLE_PUBSUB: {
    ...publishedKey(rsaPair, pubsub, /oauth2\/v3\/certs$/, keySet),
    isBodyUnsigned: true,
  },
  TELNYX: { ...keyPair(ed25519Pair, bare("base64")), isTimed: true },
};
