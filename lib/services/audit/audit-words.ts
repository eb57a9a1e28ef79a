import { Prisma } from "../../../generated/prisma/client.ts";

/** Returns the condition that an entry has a word for each that is searched, beginning like it. */
export function hasWords(search: string): Prisma.Sql {
  const words = search.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
  if (words.length === 0) return Prisma.sql`FALSE`;
  const query = words.map((word) => `${word}:*`).join(" & ");
  return Prisma.sql`t.words @@ to_tsquery('simple', ${query})`;
}
