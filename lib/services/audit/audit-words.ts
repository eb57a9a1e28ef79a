import { Prisma } from "../../../generated/prisma/client.ts";

/** The words of an entry: the expression of an index, to be written exactly as that is. */
const WORDS =
  Prisma.raw(`to_tsvector('simple', translate(coalesce(t."actor_name", '') || ' ' || t."action" || ' '
  || coalesce(t."resource_name", '') || ' ' || coalesce(t."resource_id", '') || ' '
  || coalesce(t."ip_address", ''), '@._:/-', '      '))`);

/** Returns the condition that an entry has a word for each that is searched, beginning like it. */
export function hasWords(search: string): Prisma.Sql {
  const words = search.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
  if (words.length === 0) return Prisma.sql`FALSE`;
  const query = words.map((word) => `${word}:*`).join(" & ");
  return Prisma.sql`${WORDS} @@ to_tsquery('simple', ${query})`;
}
