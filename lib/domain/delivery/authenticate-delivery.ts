import type { DeliveryRequest } from "./build-request.ts";
import { signBody } from "./sign.ts";

/** What a destination's authentication adds to a request. */
type Addition =
  | { headers: Readonly<Record<string, string>> }
  | { query: readonly [string, string] };

type Method = (auth: Readonly<Record<string, unknown>>, body: Uint8Array) => Addition;

const text = (value: unknown) => (typeof value === "string" ? value : "");

/** Every way of authenticating to a destination that needs no call to anybody else. */
const METHODS: ReadonlyMap<string, Method> = new Map<string, Method>([
  ["HOOKDECK_SIGNATURE", () => ({ headers: {} })],
  [
    "CUSTOM_SIGNATURE",
    (auth, body) => ({ headers: { [text(auth.key)]: signBody(body, text(auth.signing_secret)) } }),
  ],
  [
    "BASIC_AUTH",
    (auth) => {
      const login = Buffer.from(`${text(auth.username)}:${text(auth.password)}`);
      return { headers: { Authorization: `Basic ${login.toString("base64")}` } };
    },
  ],
  [
    "API_KEY",
    (auth) =>
      auth.to === "query"
        ? { query: [text(auth.key), text(auth.api_key)] }
        : { headers: { [text(auth.key)]: text(auth.api_key) } },
  ],
  ["BEARER_TOKEN", (auth) => ({ headers: { Authorization: `Bearer ${text(auth.token)}` } })],
]);

/**
 * Adds the destination's own authentication to a request; it replaces a header or query parameter of the
 * same name. Null for a type that cannot be spoken: such an event must not go out without it.
 */
export function authenticateDelivery<B extends Uint8Array>(
  request: DeliveryRequest<B>,
  authType: string,
  auth: Readonly<Record<string, unknown>>,
): DeliveryRequest<B> | null {
  const addition = METHODS.get(authType)?.(auth, request.body ?? new Uint8Array());
  if (!addition) return null;
  if ("query" in addition) {
    const url = new URL(request.url);
    url.searchParams.set(...addition.query);
    return { ...request, url: url.href };
  }
  return addHeaders(request, addition.headers);
}

/** Adds headers to a request; they replace those of the same name. */
export function addHeaders<B extends Uint8Array>(
  request: DeliveryRequest<B>,
  headers: Readonly<Record<string, string>>,
): DeliveryRequest<B> {
  const names = Object.keys(headers);
  if (names.length === 0) return request;
  const replaced = new Set(names.map((name) => name.toLowerCase()));
  const kept: string[] = [];
  for (let at = 0; at < request.headers.length; at += 2) {
    const [name = "", value = ""] = request.headers.slice(at, at + 2);
    if (!replaced.has(name.toLowerCase())) kept.push(name, value);
  }
  return {
    ...request,
    headers: [...kept, ...Object.entries(headers).flat()],
    appendedHeaders: [...request.appendedHeaders, ...names],
  };
}
