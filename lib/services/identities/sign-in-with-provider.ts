import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import { emailAddress } from "#lib/schemas/account.ts";
import type { Prisma } from "../../../generated/prisma/client.ts";
import type { AccountContext } from "../accounts/account-context.ts";
import { signUp } from "../accounts/sign-up.ts";
import { tellOwner } from "../accounts/tell-owner.ts";
import { createSession, type SignInOrigin } from "../sessions/create-session.ts";

/** Whom a provider says somebody is. */
export type ProvidedIdentity = {
  provider: string;
  /** The provider's own, lasting name for them. */
  subject: string;
  email: string | null;
  /** The provider has seen that the address is theirs. */
  isEmailVerified: boolean;
  name: string | null;
};

export type ProviderSignIn =
  | { result: "signed_in"; sessionId: string }
  /** The provider does not vouch for an address. */
  | { result: "unverified" }
  /** There is an account of that address with a password of its own: its owner links the two. */
  | { result: "not_linked" }
  /** No account, and no invitation or domain that allows one. */
  | { result: "not_invited" };

type Found = Exclude<ProviderSignIn, { result: "signed_in" }> | { userId: string };

const MAX_NAME = 100;

export async function addIdentity(
  ctx: Pick<AccountContext, "now">,
  tx: Prisma.TransactionClient,
  { userId, provider, subject, email }: Omit<ProvidedIdentity, "name"> & { userId: string },
): Promise<void> {
  const now = ctx.now();
  const id = newId(ID_PREFIXES.identity, now.getTime());
  const data = { id, userId, provider, subject, email: email ?? "", lastUsedAt: now };
  await tx.identity.create({ data: { ...data, createdAt: now } });
}

async function findUser(
  ctx: AccountContext,
  tx: Prisma.TransactionClient,
  { ipAddress, ...identity }: ProvidedIdentity & { ipAddress: string | null },
): Promise<Found> {
  const { provider, subject } = identity;
  const known = await tx.identity.updateManyAndReturn({
    where: { provider, subject },
    data: { lastUsedAt: ctx.now() },
    select: { userId: true },
  });
  if (known[0]) return known[0];
  const parsed = emailAddress.safeParse(identity.email);
  if (!identity.isEmailVerified || !parsed.success) return { result: "unverified" };
  const email = parsed.data;
  const user = await tx.user.findUnique({ where: { email } });
  // Whoever owns the mailbox could reset the password, but would be seen doing it: never without a word.
  if (user?.passwordHash) return { result: "not_linked" };
  const name = identity.name?.trim().slice(0, MAX_NAME) || null;
  const userId = user?.id ?? (await signUp(ctx, tx, { email, name, ipAddress }));
  if (!userId) return { result: "not_invited" };
  await addIdentity(ctx, tx, { ...identity, email, userId });
  if (user) await tellOwner(ctx, tx, { email, notice: "identity.linked" });
  return { userId };
}

/**
 * Signs in whoever a provider vouches for. They are known by the provider's name for them; an address is
 * looked at the first time only, when the provider has verified it.
 */
export async function signInWithProvider(
  ctx: AccountContext,
  { origin, ...identity }: ProvidedIdentity & { origin: SignInOrigin },
): Promise<ProviderSignIn> {
  const { ipAddress } = origin;
  const found = await ctx.db.prisma.$transaction((tx) =>
    findUser(ctx, tx, { ...identity, ipAddress }),
  );
  if (!("userId" in found)) return found;
  const session = { ...origin, userId: found.userId, method: identity.provider };
  return { result: "signed_in", sessionId: await createSession(ctx, session) };
}
