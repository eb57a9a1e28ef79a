import type { Pool } from "pg";
import { logger } from "#lib/adapters/logger.ts";
import { MailError, type Mailer } from "#lib/adapters/mailer.ts";
import type { Queue } from "#lib/adapters/queue.ts";
import type { SecretBox } from "#lib/adapters/secret-box.ts";
import { runInTransaction } from "../run-in-transaction.ts";
import { openMail } from "./seal-mail.ts";

/** Waits between tries: some seconds at first, since somebody waits for the link, then ever longer. */
const RETRY_AFTER_S = [5, 15, 60, 300, 900, 1_800, 3_600] as const;
/** A worker that died while sending has its mail taken over after this; longer than a try can last. */
const LEASE_S = 120;

type Parts = { pool: Pool; queue: Pick<Queue, "send">; secretBox: SecretBox; mailer: Mailer };
type MailRow = { content: Buffer; attempts: number };

/** Takes the mail for one try; nothing when it is sent, too old, or in other hands. */
const CLAIM = `
  UPDATE mail SET attempts = attempts + 1, next_at = now() + interval '${LEASE_S} seconds'
  WHERE id = $1 AND content IS NOT NULL AND next_at <= now() AND expires_at > now()
  RETURNING content, attempts`;

const SENT = "UPDATE mail SET sent_at = now(), content = NULL, last_error = NULL WHERE id = $1";
const FAILED = "UPDATE mail SET failed_at = now(), content = NULL, last_error = $2 WHERE id = $1";
const LATER = `
  UPDATE mail SET next_at = now() + $3::int * interval '1 second', last_error = $2 WHERE id = $1`;

async function sendLater({ pool, queue }: Parts, id: string, attempts: number, reason: string) {
  const startAfterS = RETRY_AFTER_S[attempts - 1] ?? RETRY_AFTER_S.at(-1) ?? 0;
  await runInTransaction(pool, async (client) => {
    await client.query(LATER, [id, reason, startAfterS]);
    await queue.send("mail.send", [{ data: { mailId: id }, startAfterS }], client);
  });
}

/**
 * Sends one mail of the outbox, once: only a crash between the far side's yes and our note of it sends it
 * again. What fails is tried again until the mail is too old; what the far side refuses for good is not.
 * The content is wiped in the end either way. Safe to run twice.
 */
export async function sendMail(parts: Parts, id: string): Promise<void> {
  const { rows } = await parts.pool.query<MailRow>(CLAIM, [id]);
  const row = rows[0];
  if (!row) return;
  try {
    await parts.mailer.send(openMail(parts.secretBox, id, row.content));
    await parts.pool.query(SENT, [id]);
  } catch (error) {
    if (!(error instanceof MailError)) throw error;
    logger.warn({ mailId: id, attempt: row.attempts, reason: error.message }, "mail was not sent");
    if (error.isFinal) await parts.pool.query(FAILED, [id, error.message]);
    else await sendLater(parts, id, row.attempts, error.message);
  }
}
