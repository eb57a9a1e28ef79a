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
export const newPassword = z
  .string()
  .min(8, "must have at least 8 characters")
  .max(256, "must have at most 256 characters");

export const accountName = z.string().trim().min(1).max(100);

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

/** What the owner of an account sees of it. */
export const account = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string().nullable(),
  has_password: z.boolean(),
  /** The address that it moves to once somebody there confirms it. */
  pending_email: z.string().nullable(),
  second_factor_at: z.string().nullable(),
  recovery_codes_left: z.number(),
  identities: z.array(
    z.object({
      id: z.string(),
      provider: z.string(),
      email: z.string().nullable(),
      created_at: z.string(),
      last_used_at: z.string(),
    }),
  ),
});
export type AccountModel = z.infer<typeof account>;

const oneTimeToken = z.string().max(200);
const typedCode = z.string().trim().min(1, "must not be empty").max(40);
const typedPassword = z.string().max(1_000);

/** What the pages before the dashboard send. */
export const signInLinkInput = z.strictObject({
  email: emailAddress,
  /** Where to go afterwards. */
  callback_path: z.string().max(2_000).nullish(),
});
export const emailInput = z.strictObject({ email: emailAddress });
export const tokenInput = z.strictObject({ token: oneTimeToken });
export const resetPasswordInput = z.strictObject({ token: oneTimeToken, password: newPassword });
export const codeInput = z.strictObject({ code: typedCode });

/** What the settings of the account send. */
export const profileInput = z.strictObject({ name: accountName.nullable() });
export const changePasswordInput = z.strictObject({
  current_password: typedPassword.nullish(),
  password: newPassword,
});
export const confirmInput = z.strictObject({
  password: typedPassword.optional(),
  code: typedCode.optional(),
});
export const signOutInput = z.strictObject({ keeps_this: z.boolean() });
export const idInput = z.strictObject({ id: z.string().max(64) });
export const providerInput = z.strictObject({ provider: z.string().max(20) });
export const nothingInput = z.strictObject({});
