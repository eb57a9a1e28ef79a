/**
 * Saves a body on the reader's machine, without a round trip to the server. Whatever it is, it is handed over
 * as plain text or bytes, so that nothing opens it as a page.
 */
export function downloadBody(body: string | Uint8Array<ArrayBuffer>, fileName: string): void {
  const type = typeof body === "string" ? "text/plain" : "application/octet-stream";
  const url = URL.createObjectURL(new Blob([body], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}
