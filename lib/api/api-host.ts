import { NEWEST_VERSION } from "./versions/api-version.ts";

/** What names a version, known or not, and what stands outside of all of them. */
const AS_IT_IS = /^\/(?:\d{4}-\d{2}-\d{2}|latest|healthz|readyz)(?:[/?]|$)/;

/**
 * Returns what puts the newest version into the path of a call that came without one to the host of
 * `apiUrl`; calls to other hosts stay as they are, and so does everything when there is no such host.
 */
export function createApiHost(
  apiUrl: string | null,
): (request: { url?: string | undefined; headers: { host?: string | undefined } }) => void {
  const apiHost = apiUrl ? new URL(apiUrl).host : null;
  return (request) => {
    const { url } = request;
    if (!apiHost || request.headers.host !== apiHost) return;
    if (!url?.startsWith("/") || AS_IT_IS.test(url)) return;
    request.url = `/${NEWEST_VERSION}${url}`;
  };
}
