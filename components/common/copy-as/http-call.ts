import type { RawBodyModel } from "#lib/schemas/payload.ts";

/** A request that somebody may want to send again by hand. */
export type HttpCall = {
  method: string;
  url: string;
  headers: Readonly<Record<string, unknown>>;
  body: RawBodyModel;
  /** Otherwise the values of headers that look like credentials are replaced by REDACTED. */
  hasSecrets: boolean;
};

// What a client computes anew for each request.
const COMPUTED = new Set([
  "host",
  "content-length",
  "connection",
  "transfer-encoding",
  "accept-encoding",
]);
const SECRET = /^(proxy-)?authorization$|^(set-)?cookie$|signature|secret|token|api-?key|password/i;

/** Returns the headers to send again: without what clients compute, and without secrets unless wanted. */
export function sentHeaders({ headers, hasSecrets }: HttpCall): [string, string][] {
  return Object.entries(headers)
    .filter(([name]) => !COMPUTED.has(name.toLowerCase()))
    .map(([name, value]) => [
      name,
      !hasSecrets && SECRET.test(name) ? "REDACTED" : String(value ?? ""),
    ]);
}

/** Quotes text for POSIX shells. */
export function shellQuote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Ends a line of a shell command that goes on. */
export const SHELL_BREAK = " \\\n  ";
