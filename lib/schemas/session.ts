import { z } from "zod";

/** One place where the account is signed in. */
export const session = z.object({
  id: z.string(),
  device: z.string(),
  ip_address: z.string().nullable(),
  method: z.string(),
  created_at: z.iso.datetime(),
  last_seen_at: z.iso.datetime(),
  is_current: z.boolean(),
});
export type SessionModel = z.infer<typeof session>;
