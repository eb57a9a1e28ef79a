import { defineConfig } from "prisma/config";

// The Prisma CLI wants to download a schema engine even for `generate`, which never calls it. Any
// existing file satisfies the check, so generating works offline. Migrations are applied by
// lib/adapters/migrate.ts.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "" },
});
