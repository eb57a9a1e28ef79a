import { signBody } from "./sign.ts";

/** What a destination's authentication adds to a request. */
export type AddedAuthentication = {
  headers: [name: string, value: string][];
  /** Set in the URL's query, replacing what stands there. */
  query: [name: string, value: string][];
};

type Method = (auth: Readonly<Record<string, unknown>>, body: Uint8Array) => AddedAuthentication;

const text = (value: unknown) => (typeof value === "string" ? value : "");
const inHeader = (name: string, value: string): AddedAuthentication => ({
  headers: [[name, value]],
  query: [],
});

/** Every way of authenticating to a destination that needs no call to anybody else. */
const METHODS: Readonly<Record<string, Method>> = {
  CUSTOM_SIGNATURE: (auth, body) =>
    inHeader(text(auth.key), signBody(text(auth.signing_secret), body)),
  BASIC_AUTH: (auth) => {
    const login = Buffer.from(`${text(auth.username)}:${text(auth.password)}`).toString("base64");
    return inHeader("Authorization", `Basic ${login}`);
  },
  API_KEY: (auth) =>
    auth.to === "query"
      ? { headers: [], query: [[text(auth.key), text(auth.api_key)]] }
      : inHeader(text(auth.key), text(auth.api_key)),
  BEARER_TOKEN: (auth) => inHeader("Authorization", `Bearer ${text(auth.token)}`),
};

export const DESTINATION_AUTH_TYPES = ["HOOKDECK_SIGNATURE", ...Object.keys(METHODS)];

/**
 * Returns what the destination's own authentication adds; the project's signature is not part of it.
 * Null for a type that this version cannot speak: such an event must not go out unauthenticated.
 */
export function authenticateDelivery(
  authType: string,
  auth: Readonly<Record<string, unknown>>,
  body: Uint8Array,
): AddedAuthentication | null {
  if (authType === "HOOKDECK_SIGNATURE") return { headers: [], query: [] };
  return METHODS[authType]?.(auth, body) ?? null;
}
