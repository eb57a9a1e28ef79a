const MAX_RECENT = 6;
const DETAIL_PATH =
  /^\/(connections|sources|destinations|transformations|events|requests|issues)\/[a-z]+_\w+$/;

const storeKey = (projectId: string) => `sluice-recent-${projectId}`;

/** Returns the pages about one thing that were open last on this device, the latest first. */
export function readRecent(projectId: string): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storeKey(projectId)) ?? "[]");
    const isPaths = Array.isArray(stored) && stored.every((path) => typeof path === "string");
    return isPaths ? stored.filter((path) => DETAIL_PATH.test(path)).slice(0, MAX_RECENT) : [];
  } catch {
    return [];
  }
}

/** Remembers a page, unless it is a list or settings. */
export function rememberPage(projectId: string, path: string): void {
  if (!DETAIL_PATH.test(path)) return;
  const others = readRecent(projectId).filter((other) => other !== path);
  try {
    const paths = [path, ...others].slice(0, MAX_RECENT);
    localStorage.setItem(storeKey(projectId), JSON.stringify(paths));
  } catch {
    // A browser that keeps nothing for us has no recent pages.
  }
}
