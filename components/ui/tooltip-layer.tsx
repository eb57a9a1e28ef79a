"use client";

import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from "react";
import { placeTooltip } from "./place-tooltip.ts";
import { type OpenTooltip, tooltipStore } from "./tooltip-store.ts";

const ID = "tooltip";

/** Where the tooltip of the page appears. Stands once, at the root. */
export function TooltipLayer() {
  const open = useSyncExternalStore(tooltipStore.subscribe, tooltipStore.get, () => null);
  useEffect(() => {
    const hide = () => tooltipStore.hideNow();
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === "Escape") hide();
    };
    document.addEventListener("keydown", onKeyDown);
    document.addEventListener("scroll", hide, true);
    return () => {
      document.removeEventListener("keydown", onKeyDown);
      document.removeEventListener("scroll", hide, true);
    };
  }, []);
  return open ? <Popup {...open} /> : null;
}

function Popup({ anchor, content, side }: OpenTooltip) {
  const popup = useRef<HTMLDivElement>(null);
  const [position, setPosition] = useState<{ left: number; top: number } | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: new content has another size
  useLayoutEffect(() => {
    if (!popup.current) return;
    const { width, height } = popup.current.getBoundingClientRect();
    const viewport = { width: window.innerWidth, height: window.innerHeight };
    setPosition(placeTooltip(anchor.getBoundingClientRect(), { width, height }, viewport, side));
  }, [anchor, content, side]);
  useEffect(() => {
    anchor.setAttribute("aria-describedby", ID);
    return () => anchor.removeAttribute("aria-describedby");
  }, [anchor]);

  return (
    <div
      ref={popup}
      id={ID}
      role="tooltip"
      onPointerEnter={tooltipStore.keep}
      onPointerLeave={tooltipStore.hide}
      className="rounded-control border-line bg-raised text-ink text-meta shadow-floating fixed z-[60] max-w-80 border px-2 py-1"
      style={position ?? { left: 0, top: 0, visibility: "hidden" }}
    >
      {content}
    </div>
  );
}
