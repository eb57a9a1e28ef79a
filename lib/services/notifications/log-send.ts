import type { Pool } from "pg";
import type { Message } from "#lib/domain/notifications/message.ts";
import type { SendOutcome } from "./send-message.ts";

/** Keeps in a channel's log a message that was sent once, whatever came of it: it is not tried again. */
export async function logSend(
  pool: Pool,
  { projectId, channelId, message }: { projectId: string; channelId: string; message: Message },
  { verdict, responseStatus, responseBody, latencyMs }: SendOutcome,
): Promise<void> {
  await pool.query(
    `INSERT INTO notification (id, project_id, target, channel_id, kind, message, status, attempts,
       response_status, response_body, latency_ms, error, sent_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8, $9, $10, $11, now())`,
    [
      message.id,
      projectId,
      `channel:${channelId}`,
      channelId,
      message.kind,
      JSON.stringify(message),
      verdict.kind === "delivered" ? "SENT" : "FAILED",
      responseStatus,
      responseBody,
      latencyMs,
      "reason" in verdict ? verdict.reason : null,
    ],
  );
}
