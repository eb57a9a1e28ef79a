const SIGNATURES: readonly [string, readonly (number | null)[]][] = [
  ["image/png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["image/jpeg", [0xff, 0xd8, 0xff]],
  ["image/gif", [0x47, 0x49, 0x46, 0x38]],
  ["image/webp", [0x52, 0x49, 0x46, 0x46, null, null, null, null, 0x57, 0x45, 0x42, 0x50]],
];

/**
 * Returns the type of a picture that can be shown, by its first bytes: what a sender calls it does not count.
 * Null for everything else; SVG is a document and never shown as a picture.
 */
export function imageType(bytes: Uint8Array): string | null {
  const found = SIGNATURES.find(([, signature]) =>
    signature.every((byte, at) => byte === null || bytes[at] === byte),
  );
  return found?.[0] ?? null;
}
