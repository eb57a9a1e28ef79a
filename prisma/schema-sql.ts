import { readFile } from "node:fs/promises";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as engine from "@prisma/schema-engine-wasm/schema_engine_bg";

const PATH = "schema.prisma";

/** The engine keeps its state in its module: loading it a second time breaks it. */
let loaded: Promise<void> | null = null;

async function loadEngine(): Promise<void> {
  const module = import.meta.resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = await readFile(new URL("./schema_engine_bg.wasm", module));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": engine });
  engine.__wbg_set_wasm(instance.exports);
  const begin = instance.exports.__wbindgen_start;
  if (typeof begin === "function") begin();
}

/**
 * Returns the SQL that turns a database made by the Prisma schema `from` (null: an empty one) into one
 * made by the Prisma schema `to`, as Prisma's own engine writes it. Both are texts. The engine asks the
 * Postgres at `databaseUrl` for its version and touches nothing there.
 */
export async function schemaSql(
  databaseUrl: string,
  from: string | null,
  to: string,
): Promise<string> {
  loaded ??= loadEngine();
  await loaded;
  const adapter = bindMigrationAwareSqlAdapterFactory(
    new PrismaPg({ connectionString: databaseUrl }),
  );
  const schema = await engine.SchemaEngine.new({ datamodels: [[PATH, to]] }, () => {}, adapter);
  const { stdout } = await schema.diff({
    from: from === null ? { tag: "empty" } : asTarget(from),
    to: asTarget(to),
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  return stdout ?? "";
}

function asTarget(content: string): engine.DiffTarget {
  return { tag: "schemaDatamodel", files: [{ path: PATH, content }] };
}
