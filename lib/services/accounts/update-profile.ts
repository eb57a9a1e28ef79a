import type { OwnAccountContext } from "./account-context.ts";

/** Changes what the account's owner is called. */
export async function updateProfile(
  ctx: OwnAccountContext,
  { name }: { name: string | null },
): Promise<{ name: string | null }> {
  const { id } = ctx.session.user;
  return ctx.db.prisma.user.update({ where: { id }, data: { name }, select: { name: true } });
}
