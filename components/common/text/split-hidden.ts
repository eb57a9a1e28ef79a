export type TextPart = { text: string; isHidden: boolean };

/**
 * What a reader cannot see, or what changes what the reader sees: control characters, marks of direction,
 * zero-width characters, tags. Kept: tab and line breaks, and the joiner within an emoji.
 */
const HIDDEN =
  /(?![\t\n\r\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|\u034f|[\u115f\u1160\u3164\uffa0]|\r(?!\n)|(?<!\p{Extended_Pictographic}(?:\ufe0f|[\u{1f3fb}-\u{1f3ff}])?)\u200d/gu;
const MAX_PARTS = 2_000;

/** Cuts text at what is hidden in it; beyond 2,000 places the rest is one part with its escapes written in. */
export function splitHidden(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(HIDDEN)) {
    if (parts.length >= MAX_PARTS) {
      parts.push({ text: escapeHidden(text.slice(from)), isHidden: false });
      return parts;
    }
    if (match.index > from) parts.push({ text: text.slice(from, match.index), isHidden: false });
    parts.push({ text: escapeOf(match[0]), isHidden: true });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), isHidden: false });
  return parts;
}

/** Writes what is hidden in text as escapes. */
export function escapeHidden(text: string): string {
  return text.replace(HIDDEN, escapeOf);
}

function escapeOf(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  return code > 0xffff ? `\\u{${hex}}` : `\\u${hex.padStart(4, "0")}`;
}
