const ELLIPSIS = "…";
// Control characters but line feed and tab, and what turns the direction of text round.
const INVISIBLE = /(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/** Removes what cannot be seen and may mislead: control characters and changes of direction. */
export function visibleText(text: string): string {
  return text.toWellFormed().replaceAll(INVISIBLE, "");
}

/** The same on one line. */
export function oneLine(text: string): string {
  return visibleText(text.replaceAll(/[\r\n\t\u2028\u2029]+/g, " ")).trim();
}

/**
 * Cuts text to `max` UTF-16 units, the ellipsis included, never between the halves of a character or
 * within an escape such as `&amp;` or `\*`.
 */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text;
  const kept = text
    .slice(0, max - ELLIPSIS.length)
    .replace(/[\ud800-\udbff]$/, "")
    .replace(/&[a-z#0-9]{0,5}$/, "")
    .replace(/(^|[^\\])((?:\\\\)*)\\$/, "$1$2");
  return kept + ELLIPSIS;
}
