import { createPrivateKey } from "node:crypto";
import { z } from "zod";

/** The fields of a Google service account's JSON key that signing in takes. */
export const serviceAccountKey = z.object({
  client_email: z.string().min(1),
  private_key: z.string().min(1),
  private_key_id: z.string().optional(),
  token_uri: z.url().default("https://oauth2.googleapis.com/token"),
});

/** Says what is wrong with a service account's key, or null. Never repeats what stands in it. */
export function refuseServiceAccountKey(text: string): string | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return "must be the JSON key of a service account";
  }
  const parsed = serviceAccountKey.safeParse(json);
  if (!parsed.success) {
    return `must be the JSON key of a service account: ${String(parsed.error.issues[0]?.path[0] ?? "an object")} is missing or not valid`;
  }
  try {
    createPrivateKey(parsed.data.private_key);
    return null;
  } catch {
    return "must hold a private_key in PEM form";
  }
}
