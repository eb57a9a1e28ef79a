"use client";

import {
  cloneElement,
  type FocusEvent,
  type HTMLAttributes,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  useEffect,
  useRef,
} from "react";
import { type TooltipSide, tooltipStore } from "./tooltip-store.ts";

type TooltipProps = {
  content: ReactNode;
  side?: TooltipSide;
  /** One element that passes event handlers on to the DOM. */
  children: ReactElement<HTMLAttributes<Element>>;
};

/**
 * Explains an element on hover and on keyboard focus. Touch has no hover: nothing may stand in a tooltip only.
 * All tooltips share one layer, which keeps a table of hundreds of them light.
 */
export function Tooltip({ content, side = "top", children }: TooltipProps) {
  const anchor = useRef<Element>(null);
  useEffect(() => tooltipStore.update(anchor.current, content), [content]);
  useEffect(
    () => () => {
      if (tooltipStore.get()?.anchor === anchor.current) tooltipStore.hideNow();
    },
    [],
  );
  function show(element: Element, isAtOnce: boolean) {
    anchor.current = element;
    tooltipStore.show({ anchor: element, content, side }, isAtOnce);
  }

  const own = children.props;
  return cloneElement(children, {
    // Moving, not entering: an element may come under a pointer that rests.
    onPointerMove: (event: PointerEvent<Element>) => {
      own.onPointerMove?.(event);
      if (event.pointerType === "mouse") show(event.currentTarget, false);
    },
    onPointerLeave: (event: PointerEvent<Element>) => {
      own.onPointerLeave?.(event);
      tooltipStore.hide();
    },
    onFocus: (event: FocusEvent<Element>) => {
      own.onFocus?.(event);
      if (event.currentTarget.matches(":focus-visible")) show(event.currentTarget, true);
    },
    onBlur: (event: FocusEvent<Element>) => {
      own.onBlur?.(event);
      tooltipStore.hide();
    },
  });
}
