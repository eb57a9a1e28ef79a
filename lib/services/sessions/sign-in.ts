import { verifyPassword } from "#lib/adapters/password-hash.ts";
import { emailAddress } from "#lib/schemas/account.ts";
import type { ServiceContext } from "#lib/services/context.ts";
import { createSession, type SignInOrigin } from "./create-session.ts";
import { countSignInTry, forgiveSignInTry } from "./sign-in-limit.ts";

const MAX_PASSWORD = 1_000;

export type SignInResult =
  | { result: "signed_in"; sessionId: string }
  | { result: "refused" }
  | { result: "limited"; retryAfterS: number };

/**
 * Starts a session for whoever knows the password. The answer to a wrong password, an unknown address and
 * an account without a password is the same and takes as long.
 */
export async function signIn(
  ctx: Pick<ServiceContext, "db" | "now">,
  input: SignInOrigin & { email: string; password: string },
): Promise<SignInResult> {
  const address = emailAddress.safeParse(input.email);
  if (!address.success || input.password.length > MAX_PASSWORD) return { result: "refused" };
  const signInTry = { email: address.data, ipAddress: input.ipAddress };
  const retryAfterS = await countSignInTry(ctx.db.pool, signInTry);
  if (retryAfterS > 0) return { result: "limited", retryAfterS };

  const user = await ctx.db.prisma.user.findUnique({
    where: { email: address.data },
    select: { id: true, passwordHash: true },
  });
  const isRight = await verifyPassword(user?.passwordHash ?? null, input.password);
  if (!user || !isRight) return { result: "refused" };
  await forgiveSignInTry(ctx.db.pool, signInTry);
  const sessionId = await createSession(ctx, { ...input, userId: user.id });
  return { result: "signed_in", sessionId };
}
