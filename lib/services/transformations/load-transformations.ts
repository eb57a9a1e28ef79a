import type { Pool } from "pg";
import type { SecretBox } from "#lib/adapters/secret-box.ts";
import { openEnv } from "./transformation-env.ts";

/** A transformation as the worker runs it. Id and version together never mean other code or variables. */
export type RunnableTransformation = {
  id: string;
  name: string;
  version: number;
  code: string;
  env: Readonly<Record<string, string>>;
};

/** Which transformations a source's connections name, as the row says. */
export type TransformationRef = Pick<RunnableTransformation, "id" | "name" | "version">;

export type LoadTransformations = (
  projectId: string,
  refs: readonly TransformationRef[],
) => Promise<RunnableTransformation[]>;

const SQL = `
  SELECT v.transformation_id AS id, v.version, v.code, v.env
  FROM json_to_recordset($2::text::json) AS ref (id text, version int)
  JOIN transformation_version v ON v.transformation_id = ref.id AND v.version = ref.version
  WHERE v.project_id = $1`;

type Row = { id: string; version: number; code: string; env: Buffer | null };

/**
 * Makes what reads the code of transformations, variables decrypted. However many sources use one, its
 * code is read once and in memory once. It is kept for as long as some configuration holds it.
 */
export function createTransformationLoader(pool: Pool, secretBox: SecretBox): LoadTransformations {
  const known = new Map<string, WeakRef<RunnableTransformation>>();

  function recall(ref: TransformationRef): RunnableTransformation | null {
    const found = known.get(ref.id)?.deref();
    return found?.version === ref.version && found.name === ref.name ? found : null;
  }

  async function read(projectId: string, refs: readonly TransformationRef[]) {
    const { rows } = await pool.query<Row>(SQL, [projectId, JSON.stringify(refs)]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return refs.flatMap((ref) => {
      const row = byId.get(ref.id);
      if (!row) return [];
      const env = openEnv({ secretBox }, { id: row.id, projectId, env: row.env });
      return [{ id: ref.id, name: ref.name, version: ref.version, code: row.code, env }];
    });
  }

  return async (projectId, refs) => {
    const recalled = refs.flatMap((ref) => recall(ref) ?? []);
    const missing = refs.filter(({ id }) => !recalled.some((each) => each.id === id));
    if (missing.length === 0) return recalled;
    const added = await read(projectId, missing);
    for (const each of added) known.set(each.id, new WeakRef(each));
    return [...recalled, ...added];
  };
}
