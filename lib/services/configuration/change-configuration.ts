import type { SqlRunner } from "#lib/adapters/queue.ts";
import { AppError } from "#lib/errors.ts";
import type { Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { tellChanges } from "../tell-changes.ts";

const LIMITS = { maxWait: 5_000, timeout: 15_000 };

/**
 * Runs `work` in one transaction that changes the configuration of the project. Such changes of one
 * project run one after another, so that whatever `work` reads (is the name free? is it connected?)
 * still holds when it commits. Nobody who only reads waits for it.
 */
export function changeConfiguration<T>(
  ctx: Pick<ServiceContext, "db" | "projectId">,
  work: (tx: Prisma.TransactionClient) => Promise<T>,
): Promise<T> {
  return ctx.db.prisma.$transaction(async (tx) => {
    const locked = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM project WHERE id = ${ctx.projectId} FOR NO KEY UPDATE`;
    if (locked.length === 0) throw new AppError("NOT_FOUND", "Project not found");
    const result = await work(tx);
    await tellChanges(inTransaction(tx), ctx.projectId, ["connections"]);
    return result;
  }, LIMITS);
}

/** Lets tickets be sent in a transaction of Prisma. */
export function inTransaction(tx: Prisma.TransactionClient): SqlRunner {
  return {
    query: async (text, values) => ({ rows: await tx.$queryRawUnsafe<unknown[]>(text, ...values) }),
  };
}
