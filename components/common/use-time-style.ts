import { useSyncExternalStore } from "react";
import { type TimeStyle, timeStyle } from "./time-style.ts";

/** How the reader wants instants written. */
export function useTimeStyle(): TimeStyle {
  return useSyncExternalStore(timeStyle.subscribe, timeStyle.get, () => "relative");
}
