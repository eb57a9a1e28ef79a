import type { Mail } from "#lib/adapters/mailer.ts";
import type { Queue, SqlRunner } from "#lib/adapters/queue.ts";
import type { SecretBox } from "#lib/adapters/secret-box.ts";
import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import { sealMail } from "./seal-mail.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;

export type MailContext = {
  queue: Pick<Queue, "send">;
  secretBox: SecretBox;
  now: () => Date;
};

export type QueuedMail = Mail & {
  /** What the mail is about, such as `sign-in.link`: the only part of it that stays readable. */
  kind: string;
  /** After this it is not sent any more; a day unless told. */
  expiresInMs?: number;
};

/**
 * Puts a mail in line within a transaction, so that it leaves exactly when the transaction commits: `tx` is a
 * client inside one, or `inTransaction(…)` around Prisma's. Returns its id. The content is sealed, tried again
 * for a while, and wiped once it is sent or too old.
 */
export async function queueMail(
  ctx: MailContext,
  tx: SqlRunner,
  { kind, expiresInMs = DAY_MS, ...mail }: QueuedMail,
): Promise<string> {
  const id = newId(ID_PREFIXES.mail, ctx.now().getTime());
  await tx.query(
    `INSERT INTO mail (id, kind, content, expires_at)
     VALUES ($1, $2, $3, now() + $4::int * interval '1 second')`,
    [id, kind, sealMail(ctx.secretBox, id, mail), Math.ceil(expiresInMs / 1_000)],
  );
  await ctx.queue.send("mail.send", [{ data: { mailId: id } }], tx);
  return id;
}
