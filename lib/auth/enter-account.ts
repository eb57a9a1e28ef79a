import { AppError } from "#lib/errors.ts";
import { spendSignInLink } from "#lib/services/accounts/spend-sign-in-link.ts";
import { checkSecondFactor } from "#lib/services/second-factor/check-second-factor.ts";
import { findPendingSession, findSession } from "#lib/services/sessions/find-session.ts";
import type { CallContext } from "./account-call.ts";

export type SignInState = { state: "signed_in" | "second_factor" | "signed_out" };

async function stateOf(ctx: CallContext, sessionId: string | null): Promise<SignInState> {
  if (!sessionId) return { state: "signed_out" };
  if (await findSession(ctx, sessionId)) return { state: "signed_in" };
  const isPending = await findPendingSession(ctx, sessionId);
  return { state: isPending ? "second_factor" : "signed_out" };
}

/** Tells how far the sign-in of this browser is. */
export function tellSignInState(ctx: CallContext): Promise<SignInState> {
  return stateOf(ctx, ctx.sessionId);
}

/** Signs a browser in by the link of a mail, as far as its second factor. Throws as `spendSignInLink` does. */
export async function enterByLink(
  ctx: CallContext,
  { token }: { token: string },
): Promise<SignInState> {
  const sessionId = await spendSignInLink(ctx, { token, ...ctx.origin });
  ctx.setSession(sessionId);
  return stateOf(ctx, sessionId);
}

/** Takes the code that a sign-in waits for. Throws as `checkSecondFactor` does. */
export async function passSecondFactor(
  ctx: CallContext,
  { code }: { code: string },
): Promise<SignInState> {
  if (!ctx.sessionId) throw new AppError("UNAUTHORIZED", "Sign in again: this took too long");
  await checkSecondFactor(ctx, { sessionId: ctx.sessionId, code });
  return { state: "signed_in" };
}
