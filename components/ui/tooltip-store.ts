import type { ReactNode } from "react";

export type TooltipSide = "top" | "right" | "bottom";
export type OpenTooltip = { anchor: Element; content: ReactNode; side: TooltipSide };

const SHOW_MS = 300;
/** Long enough to move from the anchor onto the tooltip. */
const HIDE_MS = 120;

let open: OpenTooltip | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function set(next: OpenTooltip | null): void {
  clearTimeout(timer);
  open = next;
  for (const notify of listeners) notify();
}

/** The one tooltip of the page. Only one is ever open, so that all anchors share one layer. */
export const tooltipStore = {
  get: () => open,
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** Opens when the pointer rests for a moment, or at once where another is open or the keyboard led there. */
  show(next: OpenTooltip, isAtOnce: boolean) {
    clearTimeout(timer);
    if (open?.anchor === next.anchor) return;
    if (isAtOnce || open) set(next);
    else timer = setTimeout(() => set(next), SHOW_MS);
  },
  hide() {
    clearTimeout(timer);
    timer = setTimeout(() => set(null), HIDE_MS);
  },
  hideNow: () => set(null),
  /** The pointer is on the tooltip itself: it stays. */
  keep: () => clearTimeout(timer),
  /** What an open tooltip says may change, for example to "Copied". */
  update(anchor: Element | null, content: ReactNode) {
    if (open && open.anchor === anchor && open.content !== content) set({ ...open, content });
  },
};
