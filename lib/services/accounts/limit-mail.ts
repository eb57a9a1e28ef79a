import { AppError } from "#lib/errors.ts";
import { limitTries } from "../rate-limits/limit-tries.ts";
import type { AccountContext } from "./account-context.ts";

/** In an hour, so that nobody's mailbox is flooded from here. */
const LIMITS = { perMailbox: 5, perAddress: 50 };
const WINDOW_S = 60 * 60;

/**
 * Counts a mail that somebody who is not signed in asks for. Throws RATE_LIMITED, whether or not the mailbox
 * belongs to an account; UNAVAILABLE where no mail is sent.
 */
export async function limitMail(
  ctx: Pick<AccountContext, "db" | "canMail">,
  what: string,
  { email, ipAddress }: { email: string; ipAddress: string | null },
): Promise<void> {
  if (!ctx.canMail) {
    throw new AppError("UNAVAILABLE", "This installation sends no mail: ask whoever runs it");
  }
  const counters = [
    { key: `mail ${what} ${email}`, limit: LIMITS.perMailbox },
    { key: `mail address ${ipAddress ?? "unknown"}`, limit: LIMITS.perAddress },
  ];
  await limitTries(ctx.db.pool, counters, WINDOW_S);
}
