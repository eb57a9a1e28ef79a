import { z } from "zod";
import { timestamp } from "./timestamp.ts";

/** A key as it is listed: its secret is not among what is stored. */
export const apiKey = z.object({
  id: z.string(),
  label: z.string(),
  team_id: z.string(),
  organization_id: z.string(),
  key_fingerprint: z.string().describe("First and last characters, to recognise the key by"),
  scopes: z.array(z.string()),
  expires_at: timestamp.nullable(),
  last_used_at: timestamp.nullable(),
  created_at: timestamp,
  updated_at: timestamp,
});
export type ApiKey = z.infer<typeof apiKey>;

export const createdApiKey = apiKey.extend({
  key: z.string().describe("The secret; this answer is the only one that shows it"),
});
export type CreatedApiKey = z.infer<typeof createdApiKey>;

export const apiKeyInput = z.strictObject({ label: z.string().trim().min(1).max(255) });
export type ApiKeyInput = z.output<typeof apiKeyInput>;
