const KEY = "sluice.panel-width";

export const DEFAULT_PANEL_PX = 560;

/** Returns the width the reader gave the side panel last, within its limits. */
export function readPanelWidth(minPx: number, maxPx: number): number {
  if (typeof window === "undefined") return DEFAULT_PANEL_PX;
  const stored = Number(window.localStorage.getItem(KEY) ?? DEFAULT_PANEL_PX);
  return Number.isFinite(stored) ? Math.min(maxPx, Math.max(minPx, stored)) : DEFAULT_PANEL_PX;
}

/** Remembers the width of the side panel on this device. */
export function storePanelWidth(widthPx: number): void {
  window.localStorage.setItem(KEY, String(Math.round(widthPx)));
}
