import type { PayloadSearch } from "#lib/schemas/payload-search.ts";
import { maskHeaders, maskQuery } from "../redaction/mask-payload.ts";
import { isSecretName, isSecretParameter } from "../redaction/secret-names.ts";
import { lowerAscii } from "./byte-text.ts";
import { spellings } from "./spellings.ts";

/** Paths of the keys of a pattern, at any depth, that have a secret by their name. */
function secretKeys(pattern: unknown, path: string): string[] {
  if (typeof pattern !== "object" || pattern === null) return [];
  return Object.entries(pattern).flatMap(([key, value]) => {
    const here = `${path}.${key}`;
    if (!Array.isArray(pattern) && isSecretParameter(key)) return [here];
    return secretKeys(value, here);
  });
}

/**
 * Returns the fields of a search that ask for what masking hides: whether it is found would tell what it is. Names
 * are judged as `maskPayload` judges them.
 */
export function hiddenFields({ headers = {}, parsed_query: query }: PayloadSearch): string[] {
  const names = Object.keys(headers).filter((name) => isSecretName(name));
  return [...names.map((name) => `headers.${name}`), ...secretKeys(query, "parsed_query")];
}

type Masked = { headers: Readonly<Record<string, string>>; query: string };

/** Tells whether a term stands in headers and query as they are shown where secrets are masked. */
export function isInMasked(term: string, { headers, query }: Masked): boolean {
  const needles = spellings(term).map(lowerAscii);
  const texts = [maskQuery(query), ...Object.entries(maskHeaders(headers)).flat()];
  return texts.some((text) => needles.some((needle) => lowerAscii(text).includes(needle)));
}
