import { decode, encode } from "next-auth/jwt";
import { deriveKey } from "#lib/domain/derive-key.ts";
import { SESSION_DAYS } from "#lib/services/sessions/create-session.ts";

export const SESSION_MAX_AGE_S = SESSION_DAYS * 24 * 60 * 60;

export type CookieSettings = { secretKey: string; publicUrl: string };

export function isSecure(settings: CookieSettings): boolean {
  return settings.publicUrl.startsWith("https://");
}

/** Returns the cookie's name; the prefix makes browsers refuse one that a neighbouring host sets. */
export function sessionCookieName(settings: CookieSettings): string {
  return isSecure(settings) ? "__Host-sluice.session" : "sluice.session";
}

/** Returns the key that next-auth seals its tokens by. */
export function cookieSecret(settings: CookieSettings): string {
  return deriveKey(settings.secretKey, "session-cookie").toString("base64url");
}

/** Returns the Set-Cookie header that signs a browser in, in the form that next-auth reads. */
export async function sealSessionCookie(
  settings: CookieSettings,
  sessionId: string,
): Promise<string> {
  const secret = cookieSecret(settings);
  const token = await encode({ token: { sid: sessionId }, secret, maxAge: SESSION_MAX_AGE_S });
  const flags = `Path=/; Max-Age=${SESSION_MAX_AGE_S}; HttpOnly; SameSite=Lax`;
  const name = sessionCookieName(settings);
  return `${name}=${token}; ${flags}${isSecure(settings) ? "; Secure" : ""}`;
}

/**
 * Returns the session id in the cookie's value, null for anything that we did not seal. Whether the session
 * is still in force, only its row knows.
 */
export async function openSessionCookie(
  settings: CookieSettings,
  token: string | undefined,
): Promise<string | null> {
  if (!token) return null;
  try {
    const content = await decode({ token, secret: cookieSecret(settings) });
    return typeof content?.sid === "string" ? content.sid : null;
  } catch {
    // Sealed with another key, expired, or garbage: all the same as no cookie.
    return null;
  }
}

/** Returns the value of one cookie of a Cookie header. */
export function readCookie(header: string | null, name: string): string | undefined {
  for (const pair of (header ?? "").split(";")) {
    const [key, ...value] = pair.split("=");
    if (key?.trim() === name) return value.join("=").trim();
  }
  return undefined;
}
