import { isHopByHop, isSendableHeader } from "#lib/domain/http-headers.ts";
import type { AttemptErrorCode, AttemptTrigger } from "#lib/schemas/enums.ts";
import { buildUrl } from "./build-url.ts";
import { signBody } from "./sign.ts";

export type DeliveryInput<B extends Uint8Array> = {
  destination: {
    name: string;
    url: string | null;
    /** Overrides the method of the request. */
    method: string | null;
    isPathForwarded: boolean;
  };
  payload: {
    method: string;
    path: string;
    query: string;
    headers: Readonly<Record<string, string>>;
    body: B;
  };
  event: { id: string; requestId: string; url: string; originalIp: string; isVerified: boolean };
  attempt: {
    number: number;
    trigger: AttemptTrigger;
    /** Until the automatic retry that follows a failure; null when this is the last attempt. */
    willRetryInMs: number | null;
  };
  sourceName: string;
  connectionName: string | null;
  /** The secret in force, then one that is being rolled out; none: the body is not signed. */
  signingSecrets: readonly string[];
  /** Of the headers that are ours, such as `X-Hookdeck`. */
  headerPrefix: string;
};

export type DeliveryRequest<B extends Uint8Array> = {
  url: string;
  method: string;
  /** Name, value, name, value … */
  headers: string[];
  /** The names that were added here, in order. */
  appendedHeaders: string[];
  body: B | null;
};

export type BuiltRequest<B extends Uint8Array> =
  | { result: "built"; request: DeliveryRequest<B> }
  | { result: "failed"; errorCode: AttemptErrorCode };

type Header = [name: string, value: string];

/** Counts the sources of Sluice that a request has passed: one that comes round again is stopped. */
const HOPS_HEADER = "X-Sluice-Hops";
const MAX_HOPS = 5;

function hopsOf(headers: Readonly<Record<string, string>>): number {
  const hops = Number(headers[HOPS_HEADER.toLowerCase()] ?? 0);
  return Number.isSafeInteger(hops) && hops > 0 ? hops : 0;
}

function appended<B extends Uint8Array>(input: DeliveryInput<B>, signed: Uint8Array): Header[] {
  const { event, attempt, payload, headerPrefix: prefix } = input;
  const headers: Header[] = [];
  if (!Object.hasOwn(payload.headers, "accept")) {
    headers.push(["Accept", "application/json, text/plain, */*"]);
  }
  headers.push(["Idempotency-Key", event.id]);
  for (const [index, secret] of input.signingSecrets.slice(0, 2).entries()) {
    const name = index === 0 ? `${prefix}-Signature` : `${prefix}-Signature-2`;
    headers.push([name, signBody(signed, secret)]);
  }
  headers.push(
    [`${prefix}-EventID`, event.id],
    [`${prefix}-RequestID`, event.requestId],
    [`${prefix}-Original-IP`, event.originalIp],
    [`${prefix}-Verified`, String(event.isVerified)],
    [`${prefix}-Event-URL`, event.url],
    [`${prefix}-Source-Name`, input.sourceName],
    [`${prefix}-Connection-Name`, input.connectionName ?? ""],
    [`${prefix}-Destination-Name`, input.destination.name],
    [`${prefix}-Attempt-Count`, String(attempt.number)],
    [`${prefix}-Attempt-Trigger`, attempt.trigger],
  );
  if (attempt.willRetryInMs !== null) {
    headers.push([`${prefix}-Will-Retry-After`, String(attempt.willRetryInMs / 1_000)]);
  }
  headers.push([HOPS_HEADER, String(hopsOf(payload.headers) + 1)]);
  return headers.filter(([name, value]) => isSendableHeader(name, value));
}

/**
 * Original headers that go on. Those with our prefix never do: a sender could forge what receivers
 * trust, such as the signature or `Verified`.
 */
function forwarded<B extends Uint8Array>(input: DeliveryInput<B>, own: Header[]): Header[] {
  const replaced = new Set(own.map(([name]) => name.toLowerCase()));
  const ourPrefix = `${input.headerPrefix.toLowerCase()}-`;
  const headers = Object.entries(input.payload.headers).filter(
    ([name, value]) =>
      !isHopByHop(name) &&
      name !== "content-length" &&
      !replaced.has(name) &&
      !name.startsWith(ourPrefix) &&
      isSendableHeader(name, value),
  );
  if (!Object.hasOwn(input.payload.headers, "user-agent")) headers.push(["user-agent", "Sluice"]);
  return headers;
}

/**
 * Builds the outbound request of one attempt: original headers, then ours in the order of the
 * reference. GET and HEAD carry no body; the signature covers the body that is sent. Headers that
 * cannot stand on the wire are left out. Fails, without throwing, when the destination has no usable URL,
 * and for a request that goes in circles through sources of Sluice.
 */
export function buildRequest<B extends Uint8Array>(input: DeliveryInput<B>): BuiltRequest<B> {
  const { destination, payload } = input;
  if (hopsOf(payload.headers) >= MAX_HOPS) {
    return { result: "failed", errorCode: "TOO_MANY_REDIRECTS" };
  }
  const built = buildUrl(destination, payload);
  if (built.result === "failed") return built;
  const method = destination.method ?? payload.method;
  const hasBody = method !== "GET" && method !== "HEAD" && payload.body.length > 0;
  const own = appended(input, hasBody ? payload.body : new Uint8Array());
  return {
    result: "built",
    request: {
      url: built.url,
      method,
      headers: [...forwarded(input, own), ...own].flat(),
      appendedHeaders: own.map(([name]) => name),
      body: hasBody ? payload.body : null,
    },
  };
}
