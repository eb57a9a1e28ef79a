const unpadded = (text: string) => text.replace(/={1,2}$/, "");

/**
 * Decodes a signature; null for a text with anything in it that the encoding does not know. Node's own
 * decoder stops there in silence, so that `<signature>, <more>` would pass.
 */
export function strictDecode(
  text: string,
  encoding: "hex" | "base64" | "base64url",
): Uint8Array | null {
  const bytes = Buffer.from(text, encoding);
  const again = bytes.toString(encoding);
  const isSame =
    encoding === "hex" ? again === text.toLowerCase() : unpadded(again) === unpadded(text);
  return isSame && bytes.length > 0 ? bytes : null;
}
