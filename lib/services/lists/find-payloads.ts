import type { PoolClient } from "pg";
import { isInMasked } from "#lib/domain/search/hidden-search.ts";
import { hasPatterns, matchesPayload } from "#lib/domain/search/matches-payload.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import { idRange } from "../events/claim-events.ts";
import { isTermOpen, PAYLOAD_TEXTS, payloadCondition } from "./payload-condition.ts";
import type { Search } from "./search-of.ts";

type Row = {
  id: string;
  path: string;
  query: string;
  headers: Record<string, string>;
  body: Buffer | null;
  is_term_open: boolean;
};

/**
 * Returns those of the payloads in which all is found that is looked for. Postgres decides on texts and
 * keeps back what cannot match; what is left is read and compared with what is wanted of its JSON.
 */
export async function findPayloads(
  client: PoolClient,
  projectId: string,
  ids: readonly string[],
  search: Search,
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const isCompared = hasPatterns(search);
  // Of a term that was found, some may be seen by those from whom other places hide theirs.
  const hiddenTerm = search.hidesSecrets ? search.search_term : undefined;
  const columns = [
    isCompared ? Prisma.sql`p.id, p.path, p.query, p.headers, p.body` : Prisma.sql`p.id`,
    ...(hiddenTerm === undefined
      ? []
      : [Prisma.sql`p.query, p.headers, ${isTermOpen(hiddenTerm)} AS is_term_open`]),
  ];
  const [first, last] = idRange(ids);
  const { text, values } = Prisma.sql`
    SELECT ${Prisma.join(columns)} FROM payload p ${PAYLOAD_TEXTS}
    WHERE p.project_id = ${projectId} AND p.id = ANY(${ids}::text[])
      AND p.id BETWEEN ${first} AND ${last} AND ${payloadCondition(search)}`;
  const { rows } = await client.query<Row>({ text, values });
  const found = rows.filter(
    (row) =>
      (!isCompared || matchesPayload(search, row)) &&
      (hiddenTerm === undefined || row.is_term_open || isInMasked(hiddenTerm, row)),
  );
  return new Set(found.map((row) => row.id));
}
