import { cookies } from "next/headers";
import { cache } from "react";
import {
  type FoundSession,
  findPendingSession,
  findSession,
} from "#lib/services/sessions/find-session.ts";
import { getAuthContext } from "./auth-context.ts";
import { openSessionCookie, sessionCookieName } from "./session-cookie.ts";

async function readCookie() {
  // First of all, since it ends a build's attempt to render the page ahead, without settings or database.
  const jar = await cookies();
  const ctx = getAuthContext();
  const sessionId = await openSessionCookie(ctx, jar.get(sessionCookieName(ctx))?.value);
  return { ctx, sessionId };
}

/** Returns who looks at the page, null when nobody is signed in; read once for all of a page's parts. */
export const getSession = cache(async (): Promise<FoundSession | null> => {
  const { ctx, sessionId } = await readCookie();
  return sessionId ? findSession(ctx, sessionId) : null;
});

/** Returns whose sign-in waits for its second factor, null when none does. */
export async function getPendingSession(): Promise<{ email: string } | null> {
  const { ctx, sessionId } = await readCookie();
  return sessionId ? findPendingSession(ctx, sessionId) : null;
}
