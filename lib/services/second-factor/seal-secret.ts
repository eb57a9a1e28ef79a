import type { SecretBox } from "#lib/adapters/secret-box.ts";

/** Accounts belong to the installation: their place is a name that no project has. */
const place = (userId: string) => ({
  projectId: "installation",
  resource: userId,
  field: "second_factor",
});

/** Encrypts the secret that the account's authenticator app knows too. */
export function sealSecret(
  box: SecretBox,
  userId: string,
  secret: Uint8Array,
): Buffer<ArrayBuffer> {
  return box.seal(Buffer.from(secret).toString("base64"), place(userId));
}

/** Reads back what `sealSecret` encrypted. */
export function openSecret(box: SecretBox, userId: string, sealed: Uint8Array): Buffer {
  return Buffer.from(box.open(sealed, place(userId)), "base64");
}
