import { createDatabase } from "#lib/adapters/db.ts";
import type { Env } from "#lib/adapters/env.ts";
import { migrate } from "#lib/adapters/migrate.ts";
import { prepareQueues } from "#lib/adapters/queue.ts";
import { createSecretBox, SecretBoxError } from "#lib/adapters/secret-box.ts";
import { AppError } from "#lib/errors.ts";
import { emailAddress } from "#lib/schemas/account.ts";
import { createFirstAccount } from "../accounts/create-first-account.ts";
import { hasAccount } from "../accounts/has-account.ts";
import { addInitialApiKey } from "../api-keys/add-initial-api-key.ts";
import type { ServiceContext } from "../context.ts";
import { createPartitions } from "../maintenance/create-partitions.ts";
import { presentSource } from "../sources/present-source.ts";
import { checkDatabase, UnfitDatabaseError } from "./check-database.ts";
import { createFirstData, DEMO_SOURCE_NAME } from "./create-first-data.ts";
import { setupToken } from "./setup-token.ts";

type InstallationContext = Pick<
  ServiceContext,
  "db" | "now" | "secretBox" | "publicUrl" | "ingestUrl" | "customHost"
>;

/** What whoever starts the product is told. */
export type Installation = {
  dashboardUrl: string;
  /** The link that creates the first account; null once there is one. */
  setupUrl: string | null;
  /** Null when the demo source was deleted. */
  sourceUrl: string | null;
};

export type PrepareOptions = {
  env: Env;
  migrationsDirectory: string;
  /** Lets a Postgres pass that may lose what it stored: for tests. */
  isUnsafeDatabaseAllowed: boolean;
  now: () => Date;
};

/**
 * Brings the database to the state that web and worker need: schema, partitions, queues, and in an empty one
 * the first data. Safe to run at every start and by several processes at once; what is there stays as it is.
 */
export async function prepareInstallation(options: PrepareOptions): Promise<Installation> {
  const { env, now } = options;
  const { publicUrl, ingestUrl, initialAccount } = env;
  const db = createDatabase(env.databaseUrl, { name: "sluice prepare", max: 2 });
  const secretBox = createSecretBox(env.secretKey);
  const ctx: InstallationContext = { db, now, secretBox, publicUrl, ingestUrl, customHost: null };
  try {
    await checkDatabase(db.pool, options.isUnsafeDatabaseAllowed);
    await migrate({ databaseUrl: env.databaseUrl, directory: options.migrationsDirectory });
    await createPartitions(db.pool, now());
    await prepareQueues(env.databaseUrl);
    await createFirstData(ctx, { projectName: initialAccount?.project ?? null });
    await checkSecretKey(ctx);
    if (initialAccount) await addInitialAccount(ctx, initialAccount);
    return {
      dashboardUrl: publicUrl,
      setupUrl: (await hasAccount(db))
        ? null
        : `${publicUrl}/setup?token=${setupToken(env.secretKey)}`,
      sourceUrl: await findDemoUrl(ctx),
    };
  } finally {
    await db.close();
  }
}

/** With another key nothing that is encrypted can be read, and every source would turn requests away. */
async function checkSecretKey({ db, secretBox }: InstallationContext): Promise<void> {
  const project = await db.prisma.project.findFirst({ select: { id: true, signingSecret: true } });
  if (!project) return;
  const { id } = project;
  try {
    secretBox.open(project.signingSecret, { projectId: id, resource: id, field: "signing_secret" });
  } catch (error) {
    if (!(error instanceof SecretBoxError)) throw error;
    throw new UnfitDatabaseError(
      "SLUICE_SECRET_KEY is not the key that this database was set up with: set it to that one. Without it, stored credentials cannot be read.",
    );
  }
}

async function addInitialAccount(
  ctx: InstallationContext,
  initial: NonNullable<Env["initialAccount"]>,
): Promise<void> {
  const account = {
    email: emailAddress.parse(initial.email),
    password: initial.password,
    name: null,
  };
  try {
    await createFirstAccount(ctx, account);
  } catch (error) {
    if (!(error instanceof AppError && error.code === "GONE")) throw error;
  }
  if (initial.apiKey) await addInitialApiKey(ctx, { key: initial.apiKey });
}

async function findDemoUrl(ctx: InstallationContext): Promise<string | null> {
  const source = await ctx.db.prisma.source.findFirst({
    where: { name: DEMO_SOURCE_NAME, deletedAt: null },
    orderBy: { createdAt: "asc" },
  });
  return source && presentSource({ ...ctx, projectId: source.projectId }, source).url;
}
