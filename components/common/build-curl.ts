import type { RawBodyModel } from "#lib/schemas/payload.ts";

type CurlParts = {
  method: string;
  url: string;
  headers: Readonly<Record<string, unknown>>;
  body: RawBodyModel;
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
const BREAK = " \\\n  ";
const SECRET = /^(proxy-)?authorization$|^(set-)?cookie$|signature|secret|token|api-?key|password/i;

/**
 * Writes a shell command that sends the same request again. Quotes for POSIX shells.
 * Unless `hasSecrets`, the values of headers that look like credentials are replaced by REDACTED.
 */
export function buildCurl({ method, url, headers, body, hasSecrets }: CurlParts): string {
  const parts = [`curl -X ${method} ${quote(url)}`];
  for (const [name, value] of Object.entries(headers)) {
    if (COMPUTED.has(name.toLowerCase())) continue;
    const text = !hasSecrets && SECRET.test(name) ? "REDACTED" : String(value ?? "");
    parts.push(`-H ${quote(`${name}: ${text}`)}`);
  }
  if (body.encoding === "base64") {
    parts.push("--data-binary @-");
    return `printf %s ${quote(body.body)} | base64 -d | ${parts.join(BREAK)}`;
  }
  if (body.body !== "") parts.push(`--data-raw ${quote(body.body)}`);
  return parts.join(BREAK);
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
