import type { NextAuthOptions } from "next-auth";
import { logger } from "#lib/adapters/logger.ts";
import { findSession } from "#lib/services/sessions/find-session.ts";
import { revokeSession } from "#lib/services/sessions/revoke-session.ts";
import { signIn } from "#lib/services/sessions/sign-in.ts";
import type { AuthContext } from "./auth-context.ts";
import { safeCallbackUrl } from "./callback-url.ts";
import { clientAddress } from "./client-address.ts";
import { cookieSecret, isSecure, SESSION_MAX_AGE_S, sessionCookieName } from "./session-cookie.ts";

/** What the sign-in page finds in `error` besides next-auth's own "CredentialsSignin". */
const TOO_MANY_TRIES = "TooManyTries";
const UNAVAILABLE = "Unavailable";

type Credentials = { email?: string; password?: string };
type AuthHeaders = Record<string, string | undefined>;

/** Returns `{ id: <session id> }`, null when refused; a throw's message reaches the sign-in page. */
async function authorize(ctx: AuthContext, credentials: Credentials, headers: AuthHeaders) {
  const tried = signIn(ctx, {
    email: String(credentials.email ?? ""),
    password: String(credentials.password ?? ""),
    ipAddress: clientAddress(headers["x-forwarded-for"]),
    userAgent: headers["user-agent"] ?? null,
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
export function createAuthOptions(ctx: AuthContext): NextAuthOptions {
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
        authorize: (credentials, request) =>
          authorize(ctx, credentials ?? {}, request.headers ?? {}),
      },
    ],
    callbacks: {
      jwt: ({ token, user }) => ({ sid: user ? user.id : token.sid }),
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
