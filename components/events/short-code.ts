/** Writes a code of the API in small words: "CONNECTION_REFUSED" is "connection refused". */
export function shortCode(code: string): string {
  return code.toLowerCase().replaceAll("_", " ");
}
