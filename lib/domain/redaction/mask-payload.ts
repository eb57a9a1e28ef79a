import { isSecretName, isSecretParameter } from "./secret-names.ts";

/** What stands in the place of a secret that is not shown. */
export const MASK = "[masked]";

type Shown = {
  query: string | null;
  parsed_query: Record<string, unknown> | null;
  headers: Record<string, string | null>;
};

/** Masks the values of headers that are secret by their names. */
export function maskHeaders<T>(headers: Readonly<Record<string, T>>): Record<string, T | string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, isSecretName(name) ? MASK : value]),
  );
}

function decodedName(name: string): string {
  try {
    return decodeURIComponent(name.replaceAll("+", " "));
  } catch {
    return name;
  }
}

/** Masks the values of secret parameters of a raw query; the rest stays byte for byte. */
export function maskQuery(query: string): string {
  return query
    .split("&")
    .map((pair) => {
      const [name = ""] = pair.split("=", 1);
      const hasValue = pair.length > name.length + 1;
      return hasValue && isSecretParameter(decodedName(name)) ? `${name}=${MASK}` : pair;
    })
    .join("&");
}

/** Masks the values of secret parameters of a URL. */
export function maskUrl(url: string): string {
  const at = url.indexOf("?");
  if (at < 0) return url;
  const end = url.indexOf("#", at);
  const query = url.slice(at + 1, end < 0 ? undefined : end);
  return `${url.slice(0, at + 1)}${maskQuery(query)}${end < 0 ? "" : url.slice(end)}`;
}

/** Masks a query parameter with all that is nested in it. */
function maskParsed(parsed: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(parsed).map(([name, value]) => [
      name,
      isSecretParameter(name) ? MASK : maskNested(value),
    ]),
  );
}

function maskNested(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskNested);
  if (typeof value !== "object" || value === null) return value;
  return maskParsed(value as Record<string, unknown>);
}

/**
 * Masks what is secret by its name in what is shown of a request or an event: headers and query
 * parameters. Bodies are shown as they are: what must not be seen there is kept from being stored, see
 * `redactRequest`.
 */
export function maskPayload<T extends Shown>(data: T): T {
  return {
    ...data,
    query: data.query === null ? null : maskQuery(data.query),
    parsed_query: data.parsed_query && maskParsed(data.parsed_query),
    headers: maskHeaders(data.headers),
  };
}

/** Tells whether anything of what is shown of a request is masked. */
export function hasMasked(data: Shown): boolean {
  return Object.values(data.headers).includes(MASK) || (data.query ?? "").includes(`=${MASK}`);
}
