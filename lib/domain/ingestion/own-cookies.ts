/** Cookies that sign a person in to the dashboard, which may live on the host of the source URLs. */
const OWN_COOKIE = /^(?:__Host-|__Secure-)?(?:sluice|next-auth)\./;

/**
 * Takes the dashboard's own cookies out of the headers of a request to a source: a browser sends them
 * along, and they must neither be stored nor reach a destination. Other cookies stay.
 */
export function dropOwnCookies(headers: Record<string, string>): void {
  const cookie = headers.cookie;
  if (cookie === undefined) return;
  const kept = cookie.split(";").filter((pair) => !OWN_COOKIE.test(pair.trim()));
  if (kept.length === 0) delete headers.cookie;
  else headers.cookie = kept.join(";").trim();
}
