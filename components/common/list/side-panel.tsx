"use client";

import { clsx } from "clsx";
import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from "react";
import { DEFAULT_PANEL_PX, readPanelWidth, storePanelWidth } from "./panel-width.ts";

const MIN_PX = 480;
const MAX_PX = 760;
const STEP_PX = 24;

/** A panel at the right whose left edge can be dragged, or moved by the arrow keys. */
export function SidePanel({ label, children }: { label: string; children: ReactNode }) {
  const [width, setWidth] = useState(() => readPanelWidth(MIN_PX, MAX_PX));
  const [isDragging, setIsDragging] = useState(false);

  function resize(widthPx: number) {
    const next = Math.min(MAX_PX, Math.max(MIN_PX, widthPx));
    setWidth(next);
    storePanelWidth(next);
  }
  function drag(event: PointerEvent<HTMLElement>) {
    const right = event.currentTarget.parentElement?.getBoundingClientRect().right;
    if (isDragging && right !== undefined) resize(right - event.clientX);
  }
  function press(event: KeyboardEvent) {
    const step = { ArrowLeft: STEP_PX, ArrowRight: -STEP_PX }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    resize(width + step);
  }

  return (
    <section
      aria-label={label}
      className="border-line bg-canvas relative h-full shrink-0 border-l"
      style={{ width, maxWidth: "70%" }}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: an hr cannot be a focusable splitter */}
      <div
        role="separator"
        tabIndex={0}
        aria-label="Resize the panel"
        aria-orientation="vertical"
        aria-valuemin={MIN_PX}
        aria-valuemax={MAX_PX}
        aria-valuenow={width}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setIsDragging(true);
        }}
        onPointerMove={drag}
        onLostPointerCapture={() => setIsDragging(false)}
        onDoubleClick={() => resize(DEFAULT_PANEL_PX)}
        onKeyDown={press}
        className={clsx(
          "hover:after:bg-control focus-visible:after:bg-accent absolute inset-y-0 -left-1 z-20 w-2 cursor-col-resize touch-none outline-none after:absolute after:inset-y-0 after:left-1/2 after:w-0.5 after:-translate-x-1/2 after:transition-colors",
          isDragging && "after:bg-accent!",
        )}
      />
      {children}
    </section>
  );
}
