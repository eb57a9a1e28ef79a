/** What makes a spreadsheet take a cell for a formula. */
const FORMULA = /^[=+\-@\t\r]/;
const SPECIAL = /[",\r\n]/;

function textOf(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return FORMULA.test(value) ? `'${value}` : value;
  if (typeof value === "object") return JSON.stringify(value);
  return String(value);
}

/**
 * Writes one line of CSV (RFC 4180), with its line end. Text that a spreadsheet would run as a formula gets an
 * apostrophe in front; numbers stay numbers.
 */
export function writeCsvLine(cells: readonly unknown[]): string {
  const written = cells.map((cell) => {
    const text = textOf(cell);
    return SPECIAL.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${written.join(",")}\r\n`;
}
