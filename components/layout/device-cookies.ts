/** Read by the server, so that the sidebar is drawn at its width from the first paint. */
export const SIDEBAR_COOKIE = "sluice_sidebar";
/** Read by the server to know which project to open. */
export const PROJECT_COOKIE = "sluice_project";

const YEAR_SECONDS = 31_536_000;

/** Remembers a choice on this device for a year, where the server can read it. */
export function storeOnDevice(cookie: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain HTTP hosts
  document.cookie = `${cookie}=${value}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
}
