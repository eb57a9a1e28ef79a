import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import { closingMessage } from "#lib/domain/notifications/issue-message.ts";
import type { Prisma } from "../../../generated/prisma/client.ts";
import { inTransaction } from "../configuration/change-configuration.ts";
import type { ServiceContext } from "../context.ts";
import { type IncidentsOf, readOpenIncidents } from "./open-incidents.ts";

/**
 * Has the incidents ended that a trigger or a channel leaves behind which is about to be deleted: at least once,
 * when the transaction commits. Returns how many.
 */
export async function closeIncidents(
  { projectId, queue, now }: Pick<ServiceContext, "projectId" | "queue" | "now">,
  tx: Prisma.TransactionClient,
  of: IncidentsOf,
): Promise<number> {
  const within = inTransaction(tx);
  const at = now();
  const incidents = await readOpenIncidents(within, projectId, of);
  const rows = incidents.map(({ issue_id, channel_id, target, message }) => {
    const id = newId(ID_PREFIXES.notification, at.getTime());
    const written = closingMessage(message, { id, at });
    return { id, issue_id, channel_id, target, message: written };
  });
  if (rows.length === 0) return 0;
  await within.query(
    `INSERT INTO notification (id, project_id, issue_id, target, channel_id, kind, message, due_at)
     SELECT id, $1, issue_id, target, channel_id, 'resolved', message, $3::timestamptz
     FROM json_to_recordset($2::text::json) AS n (id text, issue_id text, target text,
       channel_id text, message jsonb)`,
    [projectId, JSON.stringify(rows), at],
  );
  // One ticket for each place sends all that is due there.
  const places = new Map(rows.map(({ id, target }) => [target, { data: { notificationId: id } }]));
  await queue.send("notification.send", [...places.values()], within);
  return rows.length;
}
