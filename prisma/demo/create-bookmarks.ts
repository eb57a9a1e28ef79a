import { createBookmark } from "#lib/services/bookmarks/create-bookmark.ts";
import type { ServiceContext } from "#lib/services/context.ts";

/** A request worth keeping: the last on a connection whose body says so. */
const BOOKMARKS = [
  { connection: "bookings", label: "A refund", like: '%"charge.refunded"%' },
  {
    connection: "disputes",
    label: "Dispute: the customer claims fraud",
    like: '%"charge.dispute.%',
  },
  {
    connection: "payments",
    label: "Invoice that could not be charged",
    like: '%"invoice.payment_failed"%',
  },
  { connection: "orders", label: "Order with several lines", like: "%line_items%" },
  { connection: "alarms", label: "Too warm in the store room", like: '%"temperature_high"%' },
  { connection: "builds", label: "Pull request from a fork", like: '%"pull_request"%' },
];

const LAST_LIKE = `
  SELECT e.connection_id, e.payload_id
  FROM event e JOIN connection c ON c.id = e.connection_id JOIN payload p ON p.id = e.payload_id
  WHERE e.project_id = $1 AND c.name = $2 AND c.deleted_at IS NULL
    AND convert_from(p.body, 'UTF8') LIKE $3
  ORDER BY e.id DESC LIMIT 1`;

/** Bookmarks what a team would come back to. What the week did not bring is left out. */
export async function createBookmarks(ctx: ServiceContext): Promise<number> {
  let created = 0;
  for (const { connection, label, like } of BOOKMARKS) {
    const { rows } = await ctx.db.pool.query<{ connection_id: string; payload_id: string }>(
      LAST_LIKE,
      [ctx.projectId, connection, like],
    );
    const [found] = rows;
    if (!found) continue;
    const { connection_id: webhook_id, payload_id: event_data_id } = found;
    await createBookmark(ctx, { label, webhook_id, event_data_id });
    created += 1;
  }
  return created;
}
