import { execFileSync } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { startThrowaway } from "../scripts/postgres/throwaway.mjs";
import { schemaSql } from "./schema-sql.ts";

// Writes the migration for what has changed in schema.prisma since the last commit:
//   node prisma/new-migration.ts add_event_priority
const name = process.argv[2] ?? "";
if (!/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error("Usage: node prisma/new-migration.ts name_of_the_change");
  process.exit(1);
}

const committed = execFileSync("git", ["show", "HEAD:prisma/schema.prisma"], { encoding: "utf8" });
const current = await readFile(new URL("./schema.prisma", import.meta.url), "utf8");
if (committed === current) {
  console.error("schema.prisma is as it was committed: change it first.");
  process.exit(1);
}

const server = await startThrowaway();
try {
  const sql = await schemaSql(server.url, committed, current);
  const stamp = new Date().toISOString().replaceAll(/\D/g, "").slice(0, 14);
  const folder = new URL(`./migrations/${stamp}_${name}/`, import.meta.url);
  await mkdir(folder);
  // Ids are compared bytewise, for which Prisma has no words.
  const collated = sql.replaceAll(/("(?:\w+_)?id" TEXT)\b/g, '$1 COLLATE "C"');
  await writeFile(new URL("migration.sql", folder), collated);
  console.log(`prisma/migrations/${stamp}_${name}/migration.sql`);
} finally {
  await server.stop();
}
