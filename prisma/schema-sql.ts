import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as engine from "@prisma/schema-engine-wasm/schema_engine_bg";

const EMPTY = { files: [] };
const SCHEMA_PATH = fileURLToPath(new URL("./schema.prisma", import.meta.url));

async function loadEngine() {
  const wasmUrl = import.meta.resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = await readFile(new URL("./schema_engine_bg.wasm", wasmUrl));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": engine });
  engine.__wbg_set_wasm(instance.exports);
  (instance.exports as { __wbindgen_start(): void }).__wbindgen_start();
}

/**
 * Returns the SQL that turns the schema in `from` (Prisma schema text, or null for an empty database)
 * into the one in schema.prisma, as Prisma's own engine writes it.
 */
export async function schemaSql(databaseUrl: string, from: string | null): Promise<string> {
  await loadEngine();
  const to = await readFile(SCHEMA_PATH, "utf8");
  const adapter = bindMigrationAwareSqlAdapterFactory(
    new PrismaPg({ connectionString: databaseUrl }),
  );
  const datamodels: [string, string][] = [[SCHEMA_PATH, to]];
  const schema = await engine.SchemaEngine.new({ datamodels }, () => {}, adapter);
  const asTarget = (content: string) => ({
    tag: "schemaDatamodel" as const,
    files: [{ path: SCHEMA_PATH, content }],
  });
  const result = await schema.diff({
    from: from === null ? { tag: "empty" } : asTarget(from),
    to: asTarget(to),
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
    shadowDatabaseUrl: null,
  } as never);
  return (result as { stdout: string | null }).stdout ?? "";
}
