"use client";

import { type ReactNode, type RefObject, useEffect, useRef } from "react";
import { useMediaQuery } from "../use-media-query.ts";
import { SidePanel } from "./side-panel.tsx";

type ListFrameProps = {
  header: ReactNode;
  toolbar?: ReactNode;
  /** Between toolbar and list, over the whole width: the shape of the list over time. */
  strip?: ReactNode;
  /** The list, or the state that stands in for it. */
  children: ReactNode;
  /** What the panel is about, for screen readers. */
  panelLabel: string;
  panel: ReactNode | null;
};

/** One frame for triage: header, toolbar, list, and beside it a panel that never navigates away. */
export function ListFrame({ header, toolbar, strip, children, panelLabel, panel }: ListFrameProps) {
  const isWide = useMediaQuery("(min-width: 1100px)");
  const covered = useRef<HTMLDivElement>(null);
  useReturnToRow(covered, panel !== null);
  return (
    <div className="relative h-full min-h-0">
      <div ref={covered} inert={panel !== null && !isWide} className="flex h-full min-h-0 flex-col">
        {header}
        {toolbar ? (
          <div className="border-line flex min-h-10 shrink-0 scrollbar-none items-center gap-1.5 overflow-x-auto border-y px-4 py-1.5 sm:flex-wrap md:px-6">
            {toolbar}
          </div>
        ) : null}
        {strip}
        <div className="flex min-h-0 flex-1">
          <div className="relative h-full min-w-0 flex-1">{children}</div>
          {panel && isWide ? <SidePanel label={panelLabel}>{panel}</SidePanel> : null}
        </div>
      </div>
      {panel && !isWide ? <FullPanel label={panelLabel}>{panel}</FullPanel> : null}
    </div>
  );
}

/** Gives the focus to the row that a panel showed, once the panel has gone and the focus with it. */
function useReturnToRow(list: RefObject<HTMLElement | null>, isPanelOpen: boolean) {
  const row = useRef<HTMLElement | null>(null);
  useEffect(() => {
    if (isPanelOpen) {
      row.current =
        list.current?.querySelector<HTMLElement>('[role="row"] [aria-current]') ?? row.current;
      return;
    }
    if (document.activeElement === document.body) row.current?.focus({ preventScroll: true });
    row.current = null;
  });
}

/** The panel where there is no room beside the list: over it, which is inert then, and with the focus in it. */
function FullPanel({ label, children }: { label: string; children: ReactNode }) {
  const section = useRef<HTMLElement>(null);
  useEffect(() => section.current?.focus(), []);
  return (
    <section
      ref={section}
      tabIndex={-1}
      aria-label={label}
      className="bg-canvas absolute inset-0 z-30 outline-none"
    >
      {children}
    </section>
  );
}
