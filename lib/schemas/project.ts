import { z } from "zod";
import { timestamp } from "./timestamp.ts";

/** A project, "team" in the API up to 2025-07-01. Clients read its kind from `mode` or `type`. */
export const project = z.object({
  id: z.string(),
  name: z.string(),
  mode: z.literal("inbound"),
  type: z.literal("event_gateway"),
  organization_id: z.string(),
  private: z.boolean(),
  headers_prefix: z.string().nullable(),
  created_at: timestamp,
  updated_at: timestamp,
});
export type Project = z.infer<typeof project>;
