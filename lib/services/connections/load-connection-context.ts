import type { Pool } from "pg";
import type { PresentContext } from "../sources/present-source.ts";
import { type ConnectionRow, presentConnection } from "./present-connection.ts";

const SQL = `
  SELECT to_jsonb(c) AS connection, to_jsonb(s) AS source, to_jsonb(d) AS destination
  FROM connection c
  JOIN source s ON s.id = c.source_id
  JOIN destination d ON d.id = c.destination_id
  WHERE c.id = $1 AND c.project_id = $2`;

type JsonRow = Record<string, unknown>;

/** Prisma's names and dates for a row as Postgres writes it in JSON. */
function asPrismaRow(row: JsonRow): JsonRow {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      name.endsWith("_at") && typeof value === "string" ? new Date(value) : value,
    ]),
  );
}

/** The columns are those of the tables, which a test holds against Prisma's schema. */
function asConnectionRow(connection: JsonRow, source: JsonRow, destination: JsonRow) {
  return {
    ...asPrismaRow(connection),
    source: asPrismaRow(source),
    destination: asPrismaRow(destination),
  } as unknown as ConnectionRow;
}

/**
 * Returns, as JSON text, what code gets to know of a connection: what `GET /connections/:id` answers,
 * without secrets. Where there is no connection, the text of null.
 */
export async function loadConnectionContext(
  pool: Pool,
  ctx: PresentContext,
  connectionId: string,
): Promise<string> {
  const { rows } = await pool.query<{
    connection: JsonRow;
    source: JsonRow;
    destination: JsonRow;
  }>(SQL, [connectionId, ctx.projectId]);
  const row = rows[0];
  if (!row) return "null";
  const { connection, source, destination } = row;
  return JSON.stringify(presentConnection(ctx, asConnectionRow(connection, source, destination)));
}
