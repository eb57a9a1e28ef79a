import { generateKeyPairSync, type KeyObject } from "node:crypto";
import type { AuthConfig, AuthenticatedRequest } from "../../authentication.ts";

/** How a provider is configured in the conformance suite. */
export type ExampleAuth = {
  config: AuthConfig;
  /** What `sign` gets: the configuration, with a private key where the scheme has one. */
  signWith: AuthConfig;
  /** The same of somebody else. */
  signWithOther: AuthConfig;
  /** Whether old signatures are refused. */
  isTimed?: boolean;
  /** How old a signature may be: 300 s unless told. */
  toleranceS?: number;
  /** The signature does not cover the body. */
  isBodyUnsigned?: boolean;
  /** What is checked stands in the body, and may leave parts of it free: not one byte more counts. */
  isInBody?: boolean;
  /** A text of the signed body, and what a forger would rather have there. */
  forgery?: readonly [from: string, to: string];
  /** Several signatures may be sent at once. */
  isList?: boolean;
  /** Verified without anything configured. */
  isKeyless?: boolean;
  /** What the provider publishes, by the URL it is read from. */
  documents?: { url: RegExp; text: string }[];
  /** What the provider asks before it sends events, and what it wants to hear. */
  questions?: {
    request: Partial<AuthenticatedRequest>;
    config?: AuthConfig;
    answer?: string;
    headers?: Readonly<Record<string, string>>;
  }[];
};

export const secret = (webhook_secret_key: string) => ({ webhook_secret_key });

export const shared = (config: AuthConfig, other: AuthConfig): ExampleAuth => ({
  config,
  signWith: config,
  signWithOther: other,
});

const standardSecret = (byte: number) =>
  secret(`whsec_${Buffer.alloc(24, byte).toString("base64")}`);

/** A secret, and a signature over the body. */
export const SECRET = shared(secret("s3cret-é"), secret("another"));
/** The same with a time. */
export const TIMED = { ...SECRET, isTimed: true };
/** The same with a time, in a list of named fields. */
export const TIMED_FIELDS = { ...TIMED, isList: true };
export const STANDARD = {
  ...shared(standardSecret(1), standardSecret(2)),
  isTimed: true,
  isList: true,
};

export const pem = (key: KeyObject): string =>
  key.export({ type: key.type === "private" ? "pkcs8" : "spki", format: "pem" }).toString();

type Pair = { publicKey: KeyObject; privateKey: KeyObject };
export const rsaPair = (): Pair => generateKeyPairSync("rsa", { modulusLength: 2_048 });
export const ecPair = (): Pair => generateKeyPairSync("ec", { namedCurve: "P-256" });
export const ed25519Pair = (): Pair => generateKeyPairSync("ed25519");

/** A provider that signs with a key of its own; `config` is what is known of the public half. */
export function keyPair(create: () => Pair, configOf: (key: KeyObject) => AuthConfig): ExampleAuth {
  const [own, other] = [create(), create()];
  const config = configOf(own.publicKey);
  const withKey = (key: KeyObject) => ({ ...config, private_key: pem(key) });
  return { config, signWith: withKey(own.privateKey), signWithOther: withKey(other.privateKey) };
}

/** The same where the provider publishes the public half, as `textOf` says, under a URL. */
export function publishedKey(
  create: () => Pair,
  config: AuthConfig,
  url: RegExp,
  textOf: (key: KeyObject) => string,
): ExampleAuth {
  const [own, other] = [create(), create()];
  const withKey = (key: KeyObject) => ({ ...config, key_id: KEY_ID, private_key: pem(key) });
  return {
    config,
    signWith: withKey(own.privateKey),
    signWithOther: withKey(other.privateKey),
    documents: [{ url, text: textOf(own.publicKey) }],
  };
}

const KEY_ID = "key-1";

/** A JSON Web Key Set with the key, as identity providers publish it. */
export const keySet = (key: KeyObject): string =>
  JSON.stringify({ keys: [{ ...key.export({ format: "jwk" }), kid: KEY_ID, use: "sig" }] });
