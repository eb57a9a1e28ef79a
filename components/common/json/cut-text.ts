const MAX_SHOWN_CHARS = 256 * 1024;
const MAX_SHOWN_LINES = 5_000;

export type CutText = { text: string; isCut: boolean };

/** Returns as much of a text as a page can lay out at once: its first 256 KB, of those 5,000 lines. */
export function cutText(text: string): CutText {
  let end = Math.min(text.length, MAX_SHOWN_CHARS);
  let line = -1;
  for (let lines = 0; lines < MAX_SHOWN_LINES; lines++) {
    line = text.indexOf("\n", line + 1);
    if (line === -1 || line >= end) return { text: text.slice(0, end), isCut: end < text.length };
  }
  end = line;
  return { text: text.slice(0, end), isCut: true };
}
