import { randomBytes } from "node:crypto";
import type { Pool } from "pg";
import {
  hashOneTimeToken,
  ONE_TIME_TOKEN_BYTES,
  toOneTimeToken,
} from "#lib/domain/accounts/one-time-token.ts";
import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import { AppError } from "#lib/errors.ts";
import type { OneTimeToken, Prisma } from "../../../generated/prisma/client.ts";
import type { AccountContext } from "./account-context.ts";

export type TokenKind = "sign-in" | "password-reset" | "email-change";

const KEPT_DAYS = 7;

function newToken() {
  const token = toOneTimeToken(randomBytes(ONE_TIME_TOKEN_BYTES));
  const hash = hashOneTimeToken(token);
  if (!hash) throw new Error("a token that was just made has the form of one");
  return { token, hash };
}

type NewToken = {
  kind: TokenKind;
  userId: string | null;
  /** What the token proves to own. */
  email: string;
  lifeMs: number;
};

/** Makes a token and one that cancels it; they are in their links alone, hashes are stored. */
export async function issueToken(
  ctx: Pick<AccountContext, "now">,
  tx: Prisma.TransactionClient,
  { kind, userId, email, lifeMs }: NewToken,
): Promise<{ token: string; cancelToken: string }> {
  const nowMs = ctx.now().getTime();
  const use = newToken();
  const cancel = newToken();
  await tx.oneTimeToken.create({
    data: {
      id: newId(ID_PREFIXES.oneTimeToken, nowMs),
      kind,
      userId,
      email,
      tokenHash: use.hash,
      cancelHash: cancel.hash,
      createdAt: new Date(nowMs),
      expiresAt: new Date(nowMs + lifeMs),
    },
  });
  return { token: use.token, cancelToken: cancel.token };
}

function notValid() {
  return new AppError(
    "UNPROCESSABLE",
    "This link does not work any more: it was used, or is too old. Ask for a new one.",
  );
}

/** Uses a token up and returns what it was for. Throws UNPROCESSABLE, alike for whatever is wrong with it. */
export async function spendToken(
  ctx: Pick<AccountContext, "now">,
  tx: Prisma.TransactionClient,
  kind: TokenKind,
  { token, by = "tokenHash" }: { token: string; by?: "tokenHash" | "cancelHash" },
): Promise<OneTimeToken> {
  const hash = hashOneTimeToken(token);
  if (!hash) throw notValid();
  const now = ctx.now();
  const [row] = await tx.oneTimeToken.updateManyAndReturn({
    where: { [by]: hash, kind, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  if (!row) throw notValid();
  return row;
}

/** Deletes tokens a week after they were good for anything. */
export async function forgetTokens(pool: Pool): Promise<void> {
  await pool.query(
    `DELETE FROM one_time_token WHERE expires_at < now() - interval '${KEPT_DAYS} days'`,
  );
}
