import { classifyContentType } from "#lib/domain/ingestion/content-type.ts";
import { parseJsonBody } from "#lib/domain/ingestion/json-body.ts";
import { type Redact, redactJson } from "./redact-json.ts";
import type { CompiledRedaction, Path } from "./redaction-paths.ts";

type Parts = { headers: Readonly<Record<string, string>>; query: string; body: Buffer };

/** What a project redacts, and what its values are replaced by. */
export type Redaction = { paths: CompiledRedaction; redact: Redact };

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

/** Redacts pairs of a query or form by their names; the others stay byte for byte. */
function redactPairs(text: string, isHit: (name: string) => boolean, redact: Redact): string {
  return text
    .split("&")
    .map((pair) => {
      const equals = pair.indexOf("=");
      if (equals < 0 || !isHit(decoded(pair.slice(0, equals)))) return pair;
      const token = encodeURIComponent(redact(decoded(pair.slice(equals + 1))));
      return `${pair.slice(0, equals + 1)}${token}`;
    })
    .join("&");
}

/** `a[b][]` as a, b and the item. */
const stepsOf = (name: string) => name.replaceAll("]", "").split("[");

/** Tells whether a form field is what a path leads to, or stands below it. */
function isBelow(name: string, path: Path): boolean {
  const steps = stepsOf(name);
  return path.every(
    (step, index) => index < steps.length && (step === "*" || step === steps[index]),
  );
}

function redactLines(text: string, paths: readonly Path[], redact: Redact): string | null {
  const lines = text.split("\n").map((line) => {
    if (line.trim() === "") return line;
    return parseJsonBody(Buffer.from(line)).isValid ? redactJson(line, paths, redact) : null;
  });
  return lines.includes(null) ? null : lines.join("\n");
}

/** Returns the body with its values redacted; null where it cannot be looked into although it might hold them. */
function redactText(parts: Parts, { paths: { body: paths }, redact }: Redaction): string | null {
  const { headers, body } = parts;
  const encoding = headers["content-encoding"]?.trim().toLowerCase();
  const type = classifyContentType(headers["content-type"], undefined);
  if ((encoding && encoding !== "identity") || type.mediaType === "multipart/form-data")
    return null;
  const text = new TextDecoder(undefined, { ignoreBOM: false }).decode(body);
  if (type.isForm) {
    return redactPairs(text, (name) => paths.some((path) => isBelow(name, path)), redact);
  }
  if (text.trim() !== "" && parseJsonBody(body).isValid) return redactJson(text, paths, redact);
  if (type.mediaType?.includes("ndjson")) return redactLines(text, paths, redact);
  return type.isJson || type.mediaType === null ? null : text;
}

function redactBody(parts: Parts, redaction: Redaction): Buffer {
  const { body } = parts;
  if (redaction.paths.body.length === 0 || body.length === 0) return body;
  const text = redactText(parts, redaction);
  if (text === null) return Buffer.from(redaction.redact(body.toString("base64")));
  const redacted = Buffer.from(text);
  // Bytes that are no text stay what they are where nothing was in them.
  return text === new TextDecoder().decode(body) ? body : redacted;
}

/**
 * Replaces what a project never wants stored in clear: values of headers, of query parameters, and in bodies of
 * JSON, lines of JSON, or forms. All else stays as it came. A body that may hold such values and cannot be
 * looked into, since it is compressed, of several parts, or broken JSON, is replaced whole.
 */
export function redactRequest(parts: Parts, redaction: Redaction): Parts {
  const { paths, redact } = redaction;
  const headers = { ...parts.headers };
  for (const [name, value] of Object.entries(headers)) {
    if (paths.headers.has(name)) headers[name] = redact(value);
  }
  const isHit = (name: string) => paths.query.has(stepsOf(name)[0] ?? "");
  const query = paths.query.size > 0 ? redactPairs(parts.query, isHit, redact) : parts.query;
  const body = redactBody(parts, redaction);
  if (Object.hasOwn(headers, "content-length") && body !== parts.body) {
    headers["content-length"] = String(body.length);
  }
  return { headers, query, body };
}
