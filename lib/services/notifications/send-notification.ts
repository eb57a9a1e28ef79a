import { randomUUID } from "node:crypto";
import type { Queue } from "#lib/adapters/queue.ts";
import { gatherMessages } from "#lib/domain/notifications/gather-messages.ts";
import { isEnd } from "#lib/domain/notifications/message.ts";
import { type ClaimedNotification, claimNotifications, waitAt } from "./claim-notifications.ts";
import { findTarget, type OpenTarget, type TargetParts } from "./find-target.ts";
import { recordSends } from "./record-sends.ts";
import { type SendOutcome, type SendParts, sendByMail, sendToChannel } from "./send-message.ts";

export type SendNotificationParts = TargetParts &
  SendParts & { queue: Pick<Queue, "send">; now: () => Date };

const GONE: SendOutcome = {
  verdict: { kind: "refused", reason: "Where it was to go is disabled or gone." },
  responseStatus: null,
  responseBody: null,
  latencyMs: null,
  reference: null,
};

/**
 * Sends what is due at the place that a notification goes to. It is claimed first and recorded after: a
 * worker that dies in between has it sent again by another, and nobody sends it a third time. Safe to run
 * twice.
 */
export async function sendNotification(
  parts: SendNotificationParts,
  notificationId: string,
): Promise<void> {
  const place = await findPlace(parts, notificationId);
  if (!place) return;
  for (;;) {
    const { open, pace } = await findTarget(parts, place.projectId, place.target);
    const claim = await claimNotifications(parts.pool, place, randomUUID(), pace);
    if (claim.kind === "wait") {
      if (claim.waitMs !== null) await askAgain(parts, notificationId, claim.waitMs);
      return;
    }
    const outcome = await send(parts, place, open, claim.rows);
    await recordSends(parts.pool, place.projectId, claim, outcome);
    const waitMs = await waitAt(parts.pool, place.projectId, place.target);
    if (waitMs === null) return;
    if (waitMs > 0) return askAgain(parts, notificationId, waitMs);
  }
}

type Place = { projectId: string; target: string };

async function findPlace({ pool }: TargetParts, id: string): Promise<Place | null> {
  const { rows } = await pool.query<Place>(
    `SELECT project_id AS "projectId", target FROM notification WHERE id = $1`,
    [id],
  );
  return rows[0] ?? null;
}

/** The ticket names the place by any notification that went there. */
async function askAgain({ queue }: SendNotificationParts, notificationId: string, waitMs: number) {
  const startAfterS = Math.ceil(waitMs / 1_000);
  await queue.send("notification.send", [{ data: { notificationId }, startAfterS }]);
}

async function send(
  parts: SendNotificationParts,
  place: Place,
  open: OpenTarget | null,
  rows: readonly ClaimedNotification[],
): Promise<SendOutcome> {
  const message = gatherMessages(rows.map((row) => toMessage(row)));
  if (!open || !message) return GONE;
  if (open.kind === "channel" && open.isDeleted && !isEnd(message)) return GONE;
  if (open.kind === "mail") return sendByMail(parts, open.to, message, open.footer);
  const reference = message.issueId ? await findReference(parts, place, message.issueId) : null;
  return sendToChannel(parts, open.channel, message, { reference, now: parts.now() });
}

/** JSON has no dates. */
function toMessage({ message }: ClaimedNotification) {
  return { ...message, at: new Date(message.at) };
}

/** What the far side called the incident that it opened for this issue last. */
async function findReference({ pool }: TargetParts, { projectId, target }: Place, issueId: string) {
  const { rows } = await pool.query<{ reference: string }>(
    `SELECT reference FROM notification
     WHERE project_id = $1 AND target = $2 AND issue_id = $3 AND reference IS NOT NULL
     ORDER BY id DESC LIMIT 1`,
    [projectId, target, issueId],
  );
  return rows[0]?.reference ?? null;
}
