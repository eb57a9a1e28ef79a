import type { KeyObject } from "node:crypto";
import { selfSigned } from "../certificate.ts";
import {
  type ExampleAuth,
  ecPair,
  ed25519Pair,
  keyPair,
  keySet,
  pem,
  publishedKey,
  rsaPair,
  secret,
} from "./builders.ts";

/** The 32 bytes of a key, as `form`. */
const bare = (form: "hex" | "base64" | "base64url") => (key: KeyObject) => ({
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

/** A key that comes in a certificate, under a URL that the request names: only that one is answered. */
function certified(): ExampleAuth {
  const [own, other] = [rsaPair(), rsaPair()];
  const config = { webhook_id: "5GP028458E2496506" };
  const certificate = selfSigned(own, {
    fromMs: Date.UTC(2026, 0, 1),
    toMs: Date.UTC(2027, 0, 1),
  });
  return {
    config,
    signWith: { ...config, private_key: pem(own.privateKey) },
    signWithOther: { ...config, private_key: pem(other.privateKey) },
    documents: [
      {
        url: /^https:\/\/api\.paypal\.com\/v1\/notifications\/certs\/CERT-360caa42-fca2a594$/,
        text: certificate,
      },
    ],
  };
}

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
  NEON: {
    ...publishedKey(
      ed25519Pair,
      { neon_auth_url: "https://ep-a.neonauth.eu-central-1.aws.neon.tech/neondb/auth" },
      /^https:\/\/ep-a\..*\/auth\/\.well-known\/jwks\.json$/,
      keySet,
    ),
    isTimed: true,
  },
  PAYPAL: certified(),
  SENDGRID: { ...keyPair(ecPair, (key) => secret(der(key))), isTimed: true },
  SHIPSTATION: { ...keyPair(rsaPair, asPem), isTimed: true },
  TELNYX: { ...keyPair(ed25519Pair, bare("base64")), isTimed: true },
  TOKENIO: keyPair(ed25519Pair, bare("base64url")),
  UTILA: keyPair(rsaPair, asPem),
  VOLUME: publishedKey(rsaPair, { environment: "SANDBOX" }, /^https:\/\/api\.sandbox\./, der),
  WECHAT: { ...keyPair(rsaPair, asPem), isTimed: true },
  WIX: keyPair(rsaPair, (key) => secret(pem(key))),
};
