import type { PoolClient } from "pg";
import { hasPatterns, matchesPayload } from "#lib/domain/search/matches-payload.ts";
import type { PayloadSearch } from "#lib/schemas/payload-search.ts";
import { Prisma } from "../../../generated/prisma/client.ts";
import { idRange } from "../events/claim-events.ts";
import { PAYLOAD_TEXTS, payloadCondition } from "./payload-condition.ts";

type Row = {
  id: string;
  path: string;
  query: string;
  headers: Record<string, string>;
  body: Buffer | null;
};

/**
 * Returns those of the payloads in which all is found that is looked for. Postgres decides on texts and
 * keeps back what cannot match; what is left is read and compared with what is wanted of its JSON.
 */
export async function findPayloads(
  client: PoolClient,
  projectId: string,
  ids: readonly string[],
  search: PayloadSearch,
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const isCompared = hasPatterns(search);
  const columns = isCompared ? "p.id, p.path, p.query, p.headers, p.body" : "p.id";
  const [first, last] = idRange(ids);
  const { text, values } = Prisma.sql`
    SELECT ${Prisma.raw(columns)} FROM payload p ${PAYLOAD_TEXTS}
    WHERE p.project_id = ${projectId} AND p.id = ANY(${ids}::text[])
      AND p.id BETWEEN ${first} AND ${last} AND ${payloadCondition(search)}`;
  const { rows } = await client.query<Row>({ text, values });
  const found = isCompared ? rows.filter((row) => matchesPayload(search, row)) : rows;
  return new Set(found.map((row) => row.id));
}
