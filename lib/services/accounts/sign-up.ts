import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import type { Prisma } from "../../../generated/prisma/client.ts";
import { joinOrganization } from "../members/join-organization.ts";
import type { AccountContext } from "./account-context.ts";
import { findSignUp } from "./find-sign-up.ts";

/**
 * Makes an account for somebody who has proved to own the address; returns its user's id, null when neither
 * an invitation nor a setting allows it. An invitation is used up.
 */
export async function signUp(
  ctx: AccountContext,
  tx: Prisma.TransactionClient,
  { email, name, ipAddress }: { email: string; name: string | null; ipAddress: string | null },
): Promise<string | null> {
  const ground = await findSignUp(ctx, tx, email);
  if (!ground) return null;
  const userId = newId(ID_PREFIXES.user, ctx.now().getTime());
  await tx.user.create({ data: { id: userId, email, name } });
  await joinOrganization(ctx, tx, { ...ground, userId, email, ipAddress });
  return userId;
}
