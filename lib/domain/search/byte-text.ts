/**
 * Writes a text as Postgres' `encode(convert_to(text, 'UTF8'), 'escape')` does: ASCII as it is, a
 * backslash doubled, zero and bytes above 127 as three octal digits behind a backslash.
 */
export function byteText(text: string): string {
  let written = "";
  for (const byte of Buffer.from(text, "utf8")) {
    if (byte === 0 || byte > 127) written += `\\${byte.toString(8).padStart(3, "0")}`;
    else written += byte === 0x5c ? "\\\\" : String.fromCharCode(byte);
  }
  return written;
}

/** Turns A to Z into lower case and nothing else, as Postgres does by the collation "C". */
export function lowerAscii(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
