import { hashPassword, verifyPassword } from "#lib/adapters/password-hash.ts";
import { AppError } from "#lib/errors.ts";
import { limitTries } from "../rate-limits/limit-tries.ts";
import { assertConfirmed } from "../sessions/confirm-session.ts";
import { endSessions } from "../sessions/end-sessions.ts";
import type { OwnAccountContext } from "./account-context.ts";
import { tellOwner } from "./tell-owner.ts";

const TRIES = 10;
const WINDOW_S = 15 * 60;

type Input = { current_password?: string | null | undefined; password: string };

/** Who has no password yet proves to be there in another way. */
async function assertMay(ctx: OwnAccountContext, current: string | null): Promise<void> {
  const { id } = ctx.session.user;
  const { passwordHash } = await ctx.db.prisma.user.findUniqueOrThrow({ where: { id } });
  if (passwordHash === null) return assertConfirmed(ctx);
  await limitTries(ctx.db.pool, [{ key: `confirm ${id}`, limit: TRIES }], WINDOW_S);
  if (await verifyPassword(passwordHash, current ?? "")) return;
  throw new AppError("VALIDATION", "current_password is wrong", ["current_password is wrong"]);
}

/** Changes the password of the account, or gives it its first one. All other sessions end. */
export async function changePassword(
  ctx: OwnAccountContext,
  { current_password: current = null, password }: Input,
): Promise<{ changed: true }> {
  await assertMay(ctx, current);
  const passwordHash = await hashPassword(password);
  const { id, user } = ctx.session;
  await ctx.db.prisma.$transaction(async (tx) => {
    await tx.user.update({ where: { id: user.id }, data: { passwordHash } });
    await endSessions(ctx, tx, { userId: user.id, exceptId: id });
    await tellOwner(ctx, tx, { email: user.email, notice: "password.changed" });
  });
  return { changed: true };
}
