import { z } from "zod";

/**
 * One e-mail address, in the one form that accounts are stored and found by. A list of addresses, a
 * display name or a line break does not pass.
 */
export const emailAddress = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email("must be one e-mail address"));

/** Long enough to resist guessing; the upper end only bounds the work of hashing it. */
const newPassword = z
  .string()
  .min(8, "must have at least 8 characters")
  .max(256, "must have at most 256 characters");

const accountName = z.string().trim().min(1).max(100);

export const user = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string().nullable(),
});
export type User = z.infer<typeof user>;

/** What the page behind the setup link sends. */
export const setUpInput = z.strictObject({
  token: z.string().max(200),
  email: emailAddress,
  password: newPassword,
  name: accountName.nullish(),
});
export type SetUpInput = z.output<typeof setUpInput>;
