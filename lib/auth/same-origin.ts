const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Tells whether a request that is trusted for its cookie may do what it asks: reading always, changing
 * only when the browser says that one of our own pages asks. Cookies alone prove nothing: the browser adds
 * them to what any page on the same site sends.
 * Sec-Fetch-Site is sent to https and localhost; elsewhere Origin decides, which every browser sends with a
 * request that changes something, and no page can forge.
 */
export function isAllowedByOrigin(method: string, headers: Headers, publicUrl: string): boolean {
  if (SAFE_METHODS.has(method)) return true;
  const fetchSite = headers.get("sec-fetch-site");
  if (fetchSite) return fetchSite === "same-origin";
  const origin = URL.parse(headers.get("origin") ?? "");
  if (!origin) return false;
  return origin.origin === new URL(publicUrl).origin || origin.host === headers.get("host");
}
