const OWN_KEYS =
  "input, textarea, select, [contenteditable=true], [role=menu], [role=listbox], [role=dialog], [role=tablist], [role=separator]";

/** Tells whether a key press belongs to what has the focus, so that single-letter shortcuts must stay quiet. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return true;
  return event.target instanceof Element && event.target.closest(OWN_KEYS) !== null;
}
