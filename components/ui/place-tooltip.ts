import type { TooltipSide } from "./tooltip-store.ts";

type Size = { width: number; height: number };
type Box = Size & { left: number; top: number };

const GAP_PX = 6;
const MARGIN_PX = 8;

/** Returns where a tooltip stands beside its anchor: on the wished side, or below where above has no room. */
export function placeTooltip(
  anchor: Box,
  popup: Size,
  viewport: Size,
  side: TooltipSide,
): { left: number; top: number } {
  const clamp = (value: number, max: number) => Math.max(MARGIN_PX, Math.min(value, max));
  const maxLeft = viewport.width - popup.width - MARGIN_PX;
  const maxTop = viewport.height - popup.height - MARGIN_PX;
  if (side === "right") {
    const top = anchor.top + (anchor.height - popup.height) / 2;
    return { left: clamp(anchor.left + anchor.width + GAP_PX, maxLeft), top: clamp(top, maxTop) };
  }
  const above = anchor.top - GAP_PX - popup.height;
  const below = anchor.top + anchor.height + GAP_PX;
  const isAbove = side === "top" && above >= MARGIN_PX;
  const left = anchor.left + (anchor.width - popup.width) / 2;
  return { left: clamp(left, maxLeft), top: clamp(isAbove ? above : below, maxTop) };
}
