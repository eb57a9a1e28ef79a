import { z } from "zod";
import { timestamp } from "./timestamp.ts";

const MAX_IDS = 255;

/** One thing that a member was told in the dashboard. */
export const inboxItemModel = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  text: z.string(),
  issue_id: z.string().nullable(),
  read_at: timestamp.nullable(),
  created_at: timestamp,
});
export type InboxItemModel = z.output<typeof inboxItemModel>;

export const inboxModel = z.object({ unread_count: z.int(), models: z.array(inboxItemModel) });
export type InboxModel = z.output<typeof inboxModel>;

/** Without `ids` all are meant. */
export const inboxReadInput = z.strictObject({
  ids: z.array(z.string().min(1).max(64)).max(MAX_IDS).optional(),
});
export type InboxReadInput = z.output<typeof inboxReadInput>;
