/**
 * Returns where to go after signing in or out: the wish when it stays on our own origin, else `baseUrl`.
 * The wish comes from the address bar, where anybody may put anything.
 */
export function safeCallbackUrl(wish: string, baseUrl: string): string {
  const url = URL.parse(wish, baseUrl);
  return url && url.origin === new URL(baseUrl).origin ? url.href : baseUrl;
}
