import type { Database } from "#lib/adapters/db.ts";

/** Tells whether anybody has an account: from then on the setup link is dead. */
export async function hasAccount(db: Database): Promise<boolean> {
  return (await db.prisma.user.findFirst({ select: { id: true } })) !== null;
}
