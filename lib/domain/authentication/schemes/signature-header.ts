import type { AuthenticatedRequest } from "../authentication.ts";

/** How a signature, and perhaps its time and id, stand in the headers. Header names in lower case. */
export type SignatureHeader = {
  header: string;
  /** Stands in front of the signature: `sha256=`, `v1,`. */
  prefix?: string;
  /** Between several signatures, any of which may be the right one. */
  separator?: string;
  /** The header is a list of named fields: `t=1,v1=ab`. */
  fields?: { separator: string; signature: string; timestamp?: string };
  /** Headers that hold the time and the id of the delivery. */
  timestampHeader?: string;
  idHeader?: string;
};

export type ReadSignature = { signatures: string[]; timestamp: string; id: string };

/** No provider sends a longer one: what is longer is not looked at. */
const MAX_HEADER_CHARS = 8_192;
const MAX_SIGNATURES = 16;

function header(request: AuthenticatedRequest, name: string | undefined): string | null {
  if (name === undefined || !Object.hasOwn(request.headers, name)) return null;
  return request.headers[name] ?? null;
}

function readFields(value: string, fields: NonNullable<SignatureHeader["fields"]>) {
  const found: { signatures: string[]; timestamp: string | null } = {
    signatures: [],
    timestamp: null,
  };
  for (const field of value.split(fields.separator)) {
    const at = field.indexOf("=");
    const [name, text] = [field.slice(0, at).trim(), field.slice(at + 1).trim()];
    if (name === fields.signature) found.signatures.push(text);
    else if (name === fields.timestamp) found.timestamp ??= text;
  }
  return found;
}

function readList(value: string, separator: string | undefined): string[] {
  return separator === undefined ? [value] : value.split(separator).map((text) => text.trim());
}

function withoutPrefix(texts: string[], prefix: string): string[] {
  return texts.filter((text) => text.startsWith(prefix)).map((text) => text.slice(prefix.length));
}

/** Reads signatures, time and id; null when something is missing. */
export function readSignature(
  spec: SignatureHeader,
  request: AuthenticatedRequest,
): ReadSignature | null {
  const value = header(request, spec.header);
  if (!value || value.length > MAX_HEADER_CHARS) return null;
  const listed = spec.fields
    ? readFields(value, spec.fields)
    : { signatures: readList(value, spec.separator), timestamp: null };
  const signatures = withoutPrefix(listed.signatures, spec.prefix ?? "").filter(Boolean);
  const timestamp = listed.timestamp ?? header(request, spec.timestampHeader);
  const id = header(request, spec.idHeader);
  const isTimed = spec.timestampHeader !== undefined || spec.fields?.timestamp !== undefined;
  if (signatures.length === 0 || signatures.length > MAX_SIGNATURES) return null;
  if ((isTimed && !timestamp) || (spec.idHeader && !id)) return null;
  return { signatures, timestamp: timestamp ?? "", id: id ?? "" };
}

/** Writes what `readSignature` reads. */
export function writeSignature(
  spec: SignatureHeader,
  { signature, timestamp, id }: { signature: string; timestamp: string; id: string },
): Record<string, string> {
  const value = (spec.prefix ?? "") + signature;
  const { fields } = spec;
  const time = fields?.timestamp ? `${fields.timestamp}=${timestamp}${fields.separator}` : "";
  return {
    [spec.header]: fields ? `${time}${fields.signature}=${value}` : value,
    ...(spec.timestampHeader ? { [spec.timestampHeader]: timestamp } : {}),
    ...(spec.idHeader ? { [spec.idHeader]: id } : {}),
  };
}
