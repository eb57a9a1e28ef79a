/** Code units outside of ASCII as `\u00fc`, which is how PHP, Python and Ruby write JSON. */
function escapeUnicode(text: string): string {
  return text.replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** `<`, `>` and `&` as Go and Rails write them in JSON. */
function escapeMarkup(text: string): string {
  return text.replace(/[<>&]/g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`);
}

const escapeSlashes = (text: string) => text.replaceAll("/", "\\/");

/**
 * Returns every way in which common encoders write a text down, itself first: as it is, in a JSON string,
 * in a form or query. A text of plain letters and digits has one.
 */
export function spellings(text: string): string[] {
  const json = JSON.stringify(text).slice(1, -1);
  const encoded = encodeURIComponent(text.toWellFormed());
  return [
    ...new Set([
      text,
      json,
      escapeUnicode(json),
      escapeMarkup(json),
      escapeSlashes(json),
      escapeSlashes(escapeUnicode(json)),
      encoded,
      encoded.replaceAll("%20", "+"),
    ]),
  ];
}
