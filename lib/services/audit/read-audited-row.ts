import type { Database } from "#lib/adapters/db.ts";
import type { SqlRunner } from "#lib/adapters/queue.ts";

export type AuditedRow = Readonly<Record<string, unknown>>;

/** Which row a call is about. */
export type AuditedPlace = {
  table: string;
  /** Null: the row of that kind which the transaction itself has written. */
  key: { column: string; value: string } | null;
  organizationId: string;
  projectId: string | null;
};

type Column = { name: string; isBytes: boolean };

const COLUMNS_SQL = `
  SELECT attname AS name, atttypid = 'bytea'::regtype AS "isBytes" FROM pg_attribute
  WHERE attrelid = to_regclass('public.' || quote_ident($1)) AND attnum > 0 AND NOT attisdropped
  ORDER BY attnum`;

const columnsOf = new WeakMap<Database, Map<string, Promise<Column[]>>>();

function readColumns(db: Database, table: string): Promise<Column[]> {
  const known = columnsOf.get(db) ?? new Map<string, Promise<Column[]>>();
  columnsOf.set(db, known);
  const reading =
    known.get(table) ??
    db.pool.query<Column>(COLUMNS_SQL, [table]).then(
      ({ rows }) => rows,
      (error) => {
        known.delete(table);
        throw error;
      },
    );
  known.set(table, reading);
  return reading;
}

/** Who a row is about, where it says so by an id alone. */
const EMAIL = `'email', (SELECT email FROM "user" u WHERE u.id = t.user_id)`;

/** Bytes are told by a hash, which shows whether they have changed. */
const fieldOf = ({ name, isBytes }: Column) =>
  isBytes
    ? `'${name}', CASE WHEN t."${name}" IS NOT NULL THEN '\\x' || md5(t."${name}") END`
    : `'${name}', t."${name}"`;

/**
 * Makes what reads the row that a call is about, as it is in a transaction: null where there is none, or where
 * the noun has no table. What a table has is asked of the database once, so that whatever is added to a row is
 * told without a word here.
 */
export async function auditedRowReader(
  db: Database,
  place: AuditedPlace,
): Promise<(within: SqlRunner) => Promise<AuditedRow | null>> {
  const { table, key } = place;
  const columns = await readColumns(db, table);
  const has = (name: string) => columns.some((column) => column.name === name);
  if (!has(key?.column ?? "id")) return async () => null;
  const [owner, ownerId] = has("organization_id")
    ? ["organization_id", place.organizationId]
    : has("project_id")
      ? ["project_id", place.projectId]
      : ["id", place.organizationId];
  const isRow = key ? `t."${key.column}" = $2` : "t.xmin = pg_current_xact_id()::xid";
  const fields = columns.map(fieldOf);
  if (has("user_id") && !has("email")) fields.push(EMAIL);
  const sql = `SELECT jsonb_build_object(${fields.join(", ")}) AS row
    FROM "${table}" t WHERE t."${owner}" = $1 AND ${isRow} ${key ? "" : "ORDER BY t.id DESC"} LIMIT 1`;
  const values = key ? [ownerId, key.value] : [ownerId];
  return async (within) => {
    const { rows } = await within.query(sql, values);
    const [found] = rows as { row: AuditedRow }[];
    return found?.row ?? null;
  };
}
