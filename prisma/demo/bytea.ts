/** Bytes as Postgres reads them from JSON; null when there are none. */
export function bytea(text: string): string | null {
  return text === "" ? null : `\\x${Buffer.from(text).toString("hex")}`;
}
