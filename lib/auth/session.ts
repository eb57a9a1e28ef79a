import { cookies } from "next/headers";
import { cache } from "react";
import { type FoundSession, findSession } from "#lib/services/sessions/find-session.ts";
import { getAuthContext } from "./auth-context.ts";
import { openSessionCookie, sessionCookieName } from "./session-cookie.ts";

/** Returns who looks at the page, null when nobody is signed in; read once for all of a page's parts. */
export const getSession = cache(async (): Promise<FoundSession | null> => {
  // First of all, since it ends a build's attempt to render the page ahead, without settings or database.
  const jar = await cookies();
  const ctx = getAuthContext();
  const sessionId = await openSessionCookie(ctx, jar.get(sessionCookieName(ctx))?.value);
  return sessionId ? findSession(ctx, sessionId) : null;
});
