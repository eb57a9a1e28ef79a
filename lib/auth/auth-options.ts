import type { NextAuthOptions } from "next-auth";
import { logger } from "#lib/adapters/logger.ts";
import type { SignInOrigin } from "#lib/services/sessions/create-session.ts";
import { findSession } from "#lib/services/sessions/find-session.ts";
import { revokeSession } from "#lib/services/sessions/revoke-session.ts";
import { signIn } from "#lib/services/sessions/sign-in.ts";
import { safeCallbackUrl } from "./callback-url.ts";
import { comeBack } from "./come-back.ts";
import { toOauthProvider, toProvidedIdentity } from "./oauth-providers.ts";
import { cookieSecret, isSecure, SESSION_MAX_AGE_S, sessionCookieName } from "./session-cookie.ts";
import type { SignInContext } from "./sign-in-context.ts";

/** What the sign-in page finds in `error` besides next-auth's own "CredentialsSignin". */
const TOO_MANY_TRIES = "TooManyTries";
const UNAVAILABLE = "Unavailable";

type Credentials = { email?: string; password?: string };

/** Who asks: from where, and with which session so far. */
export type AuthCaller = { origin: SignInOrigin; sessionId: string | null };

/** Returns `{ id: <session id> }`, null when refused; a throw's message reaches the sign-in page. */
async function authorize(ctx: SignInContext, credentials: Credentials, origin: SignInOrigin) {
  const tried = signIn(ctx, {
    email: String(credentials.email ?? ""),
    password: String(credentials.password ?? ""),
    ...origin,
  });
  const outcome = await tried.catch((error) => {
    logger.error({ err: error }, "sign-in failed");
    throw new Error(UNAVAILABLE);
  });
  if (outcome.result === "limited") throw new Error(TOO_MANY_TRIES);
  return outcome.result === "signed_in" ? { id: outcome.sessionId } : null;
}

/**
 * Returns next-auth's settings. Its token carries the id of a session row and nothing else: what the row's
 * user may do is read at every request, and ending the row ends the sign-in.
 */
export function createAuthOptions(ctx: SignInContext, caller: AuthCaller): NextAuthOptions {
  // Made for one request: what `signIn` decides is what `jwt` seals.
  let providedSessionId: string | null = null;
  const cookie = { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure(ctx) } as const;
  return {
    secret: cookieSecret(ctx),
    useSecureCookies: isSecure(ctx),
    cookies: { sessionToken: { name: sessionCookieName(ctx), options: cookie } },
    session: { strategy: "jwt", maxAge: SESSION_MAX_AGE_S },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    providers: [
      {
        id: "credentials",
        name: "E-mail and password",
        type: "credentials",
        credentials: { email: { type: "email" }, password: { type: "password" } },
        authorize: (credentials) => authorize(ctx, credentials ?? {}, caller.origin),
      },
      ...ctx.providers.map(toOauthProvider),
    ],
    callbacks: {
      async signIn({ account, profile }) {
        if (account?.type !== "oauth") return true;
        const identity = toProvidedIdentity(account.provider, profile);
        const outcome = await comeBack(ctx, identity, caller);
        if ("redirect" in outcome) return outcome.redirect;
        providedSessionId = outcome.sessionId;
        return true;
      },
      jwt({ token, user, account }) {
        if (!user) return { sid: token.sid };
        return { sid: account?.type === "oauth" ? providedSessionId : user.id };
      },
      async session({ session, token }) {
        const found = await findSession(ctx, String(token.sid));
        return { user: found?.user, expires: session.expires };
      },
      redirect: ({ url }) => safeCallbackUrl(url, ctx.publicUrl),
    },
    events: {
      signOut: ({ token }) => revokeSession(ctx, String(token.sid)),
    },
    logger: {
      error: (code) => logger.warn({ code }, "next-auth"),
      warn: (code) => logger.debug({ code }, "next-auth"),
      debug: () => undefined,
    },
  };
}
