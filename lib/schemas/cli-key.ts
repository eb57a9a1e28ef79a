import { z } from "zod";

/** A command line that acts for the account. */
export const cliKey = z.object({
  id: z.string(),
  device: z.string(),
  organization: z.string().describe("Name of the organization that it was let into"),
  key_fingerprint: z.string(),
  created_at: z.iso.datetime(),
  last_used_at: z.iso.datetime().nullable(),
});
export type CliKeyModel = z.infer<typeof cliKey>;
