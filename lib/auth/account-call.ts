import type { z } from "zod";
import { AppError } from "#lib/errors.ts";
import type { OwnAccountContext } from "#lib/services/accounts/account-context.ts";
import { parseInput } from "#lib/services/parse-input.ts";
import type { SignInOrigin } from "#lib/services/sessions/create-session.ts";
import { findSession } from "#lib/services/sessions/find-session.ts";
import type { SignInContext } from "./sign-in-context.ts";

/** What a call may touch: where it comes from, and the session that its cookie names, in force or not. */
export type CallContext = SignInContext & {
  origin: SignInOrigin;
  sessionId: string | null;
  /** Signs the browser in when the answer arrives. */
  setSession(sessionId: string): void;
};

/** Takes a body that nobody has looked at yet, and returns what is answered as JSON. */
export type AccountCall = (ctx: CallContext, body: unknown) => Promise<object>;

/** A call that anybody may make. */
export function forEverybody<S extends z.ZodType>(
  schema: S,
  run: (ctx: CallContext, input: z.output<S>) => Promise<object>,
): AccountCall {
  return async (ctx, body) => run(ctx, parseInput(schema, body));
}

/** A call about the account of whoever is signed in. Throws UNAUTHORIZED for anybody else. */
export function forOwner<S extends z.ZodType>(
  schema: S,
  run: (ctx: OwnAccountContext, input: z.output<S>) => Promise<object>,
): AccountCall {
  return async (ctx, body) => {
    const session = ctx.sessionId && (await findSession(ctx, ctx.sessionId));
    if (!session) throw new AppError("UNAUTHORIZED", "Sign in first");
    return run({ ...ctx, session }, parseInput(schema, body));
  };
}
