import {
  type CookieSettings,
  openSessionCookie,
  readCookie,
  sessionCookieName,
} from "./session-cookie.ts";

/** Returns the id in the session cookie of a request, null without one that we sealed. */
export function requestSessionId(
  settings: CookieSettings,
  headers: Headers,
): Promise<string | null> {
  const cookie = readCookie(headers.get("cookie"), sessionCookieName(settings));
  return openSessionCookie(settings, cookie);
}
