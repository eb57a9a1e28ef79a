import { byteText, lowerAscii } from "#lib/domain/search/byte-text.ts";
import { patternTexts } from "#lib/domain/search/pattern-texts.ts";
import { spellings } from "#lib/domain/search/spellings.ts";
import type { PayloadSearch } from "#lib/schemas/payload-search.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import { allOf } from "./conditions.ts";

/** Texts in which is looked, with letters A to Z in lower case, as `PAYLOAD_TEXTS` names them. */
const [BODY, HEADERS, PATH, QUERY] = ["h.body", "h.headers", "h.path", "h.query"].map((name) =>
  Prisma.raw(name),
) as [Prisma.Sql, Prisma.Sql, Prisma.Sql, Prisma.Sql];

/** Behind `FROM payload p`. The OFFSET keeps Postgres from working the texts out once for each condition. */
export const PAYLOAD_TEXTS = Prisma.sql`
  CROSS JOIN LATERAL (
    SELECT lower(encode(p.body, 'escape') COLLATE "C") AS body,
      lower(p.headers::text COLLATE "C") AS headers, lower(p.path COLLATE "C") AS path,
      lower(p.query COLLATE "C") AS query
    OFFSET 0) h`;

function hasAny(text: Prisma.Sql, needles: readonly string[]): Prisma.Sql {
  const found = needles.map((needle) => Prisma.sql`strpos(${text}, ${needle}) > 0`);
  return Prisma.sql`(${Prisma.join(found, " OR ")})`;
}

/** Text in Postgres has no null characters, so nothing with one can be found in it. */
const isText = (spelling: string) => !spelling.includes("\0");

/** Looks for a text in every spelling, in bytes that are written out or in text. */
function hasText(place: Prisma.Sql, text: string): Prisma.Sql {
  const known = spellings(text);
  const spelt = place === BODY ? known.map(byteText) : known.filter(isText);
  return hasAny(place, [...new Set(spelt.map(lowerAscii))]);
}

function hasTexts(place: Prisma.Sql, pattern: unknown): Prisma.Sql {
  return allOf(patternTexts(pattern).map((text) => hasText(place, text)));
}

/** Other spellings that only a parser reads: `\u0041` in JSON, `%41` in a form or query. */
const SPELT_OTHERWISE = {
  body: Prisma.sql`(${hasAny(BODY, [byteText("\\u")])}
    OR ${hasAny(HEADERS, ["x-www-form-urlencoded"])})`,
  query: hasAny(QUERY, ["%"]),
};

/** Tells whether a term stands in those places of a payload in which nothing is ever masked. */
export function isTermOpen(term: string): Prisma.Sql {
  return Prisma.sql`(${hasText(BODY, term)} OR ${hasText(PATH, term)})`;
}

/**
 * Returns the condition for payloads in which everything may be found that is looked for. `path` and
 * `search_term` are decided by it; what is wanted of JSON values has to be compared with them still.
 */
export function payloadCondition(search: PayloadSearch): Prisma.Sql {
  const { search_term: term, path, headers, body, parsed_query: query } = search;
  return allOf([
    path === undefined ? null : hasText(PATH, path),
    term === undefined
      ? null
      : Prisma.sql`(${Prisma.join(
          [BODY, HEADERS, PATH, QUERY].map((place) => hasText(place, term)),
          " OR ",
        )})`,
    headers === undefined ? null : hasTexts(HEADERS, headers),
    body === undefined ? null : Prisma.sql`(${hasTexts(BODY, body)} OR ${SPELT_OTHERWISE.body})`,
    query === undefined
      ? null
      : Prisma.sql`(${hasTexts(QUERY, query)} OR ${SPELT_OTHERWISE.query})`,
  ]);
}
