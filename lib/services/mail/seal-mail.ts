import type { Mail } from "#lib/adapters/mailer.ts";
import type { SecretBox } from "#lib/adapters/secret-box.ts";

/** Mail belongs to the installation: its place is a name that no project has. */
const place = (id: string) => ({ projectId: "installation", resource: id, field: "mail" });

/** Encrypts a mail for its row: it may carry links that let somebody in. */
export function sealMail(box: SecretBox, id: string, mail: Mail): Buffer<ArrayBuffer> {
  const { to, subject, text, html } = mail;
  return box.seal(JSON.stringify({ to, subject, text, html }), place(id));
}

/** Reads back what `sealMail` encrypted. */
export function openMail(box: SecretBox, id: string, content: Uint8Array): Mail {
  return JSON.parse(box.open(content, place(id)));
}
