import { letterKeys } from "./letter-keys.ts";

const OWN_KEYS =
  "input, textarea, select, [contenteditable=true], [role=menu], [role=listbox], [role=dialog]";
/** These move by arrows; letters, digits and Escape mean to them what they mean elsewhere. */
const OWN_ARROWS = "[role=tablist], [role=separator]";

/**
 * Tells whether a key press belongs to what has the focus, or is a letter while letters are switched off:
 * single-key shortcuts must stay quiet then.
 */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return true;
  if (event.key.length === 1 && !letterKeys.get()) return true;
  if (!(event.target instanceof Element)) return false;
  const isLetter = event.key.length === 1 || event.key === "Escape";
  if (!isLetter && event.target.closest(OWN_ARROWS)) return true;
  return event.target.closest(OWN_KEYS) !== null;
}
