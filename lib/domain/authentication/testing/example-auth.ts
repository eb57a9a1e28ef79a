import { generateKeyPairSync } from "node:crypto";
import type { AuthConfig, AuthenticatedRequest } from "../authentication.ts";

/** How a provider is configured in the conformance suite. */
export type ExampleAuth = {
  config: AuthConfig;
  /** What `sign` gets: the configuration, with a private key where the scheme has one. */
  signWith: AuthConfig;
  /** The same of somebody else. */
  signWithOther: AuthConfig;
  /** Whether old signatures are refused. */
  isTimed?: boolean;
  /** The signature does not cover the body. */
  isBodyUnsigned?: boolean;
  /** Several signatures may be sent at once. */
  isList?: boolean;
  /** Verified without anything configured. */
  isKeyless?: boolean;
  /** What the provider publishes, by the URL it is read from. */
  documents?: { url: RegExp; text: string }[];
  /** What the provider asks before it sends events. */
  questions?: { request: Partial<AuthenticatedRequest>; config?: AuthConfig }[];
};

const secret = (webhook_secret_key: string) => ({ webhook_secret_key });
const shared = (config: AuthConfig, other: AuthConfig): ExampleAuth => ({
  config,
  signWith: config,
  signWithOther: other,
});
const standardSecret = (byte: number) =>
  secret(`whsec_${Buffer.alloc(24, byte).toString("base64")}`);

/** A provider that signs with a key of its own; `form` is how it publishes the public half. */
function ed25519(form: "hex" | "base64"): ExampleAuth {
  const [own, other] = [generateKeyPairSync("ed25519"), generateKeyPairSync("ed25519")];
  const raw = Buffer.from(own.publicKey.export({ format: "jwk" }).x ?? "", "base64url");
  const config = { public_key: raw.toString(form) };
  const withKey = (key: typeof own.privateKey) => ({
    ...config,
    private_key: key.export({ type: "pkcs8", format: "pem" }),
  });
  return {
    config,
    signWith: withKey(own.privateKey),
    signWithOther: withKey(other.privateKey),
    isTimed: true,
  };
}

const DEFAULT = shared(secret("s3cret-é"), secret("another"));

/** Providers that need more than a secret, or promise more than a signature over the body. */
const EXAMPLES: Readonly<Record<string, ExampleAuth>> = {
  DISCORD: ed25519("hex"),
  SLACK: {
    ...DEFAULT,
    isTimed: true,
    questions: [
      {
        request: { body: Buffer.from('{"type":"url_verification","challenge":"<b>3eZbrw1a</b>"}') },
      },
    ],
  },
  STRIPE: { ...DEFAULT, isTimed: true, isList: true },
  SVIX: { ...shared(standardSecret(1), standardSecret(2)), isTimed: true, isList: true },
  TELNYX: ed25519("base64"),
};

export function exampleAuth(type: string): ExampleAuth {
  return EXAMPLES[type] ?? DEFAULT;
}
