import { limitTries } from "../rate-limits/limit-tries.ts";
import type { AccountContext } from "./account-context.ts";

const LIMIT = 60;
const WINDOW_S = 15 * 60;

/** Counts a token that somebody at this address shows. Throws RATE_LIMITED. */
export function limitTokens(
  ctx: Pick<AccountContext, "db">,
  ipAddress: string | null,
): Promise<void> {
  const counter = { key: `token address ${ipAddress ?? "unknown"}`, limit: LIMIT };
  return limitTries(ctx.db.pool, [counter], WINDOW_S);
}
