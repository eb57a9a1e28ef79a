import { hashPassword } from "#lib/adapters/password-hash.ts";
import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import { AppError } from "#lib/errors.ts";
import type { ServiceContext } from "#lib/services/context.ts";
import { hasAccount } from "./has-account.ts";

type NewAccount = { email: string; password: string; name: string | null };

/**
 * Creates the account that owns the organization and returns its user's id.
 * Throws GONE when there is an account; of any number of callers at once, one gets through.
 */
export async function createFirstAccount(
  ctx: Pick<ServiceContext, "db" | "now">,
  input: NewAccount,
): Promise<string> {
  if (await hasAccount(ctx.db)) throw accountExists();
  const passwordHash = await hashPassword(input.password);
  const nowMs = ctx.now().getTime();
  const user = {
    id: newId(ID_PREFIXES.user, nowMs),
    email: input.email,
    name: input.name,
    passwordHash,
  };
  return ctx.db.prisma.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('sluice first account'))`;
      if ((await tx.user.count()) > 0) throw accountExists();
      const organization = await tx.organization.findFirst({ orderBy: { id: "asc" } });
      if (!organization) throw new AppError("UNAVAILABLE", "Sluice is not prepared yet");
      await tx.user.create({ data: user });
      await tx.member.create({
        data: {
          id: newId(ID_PREFIXES.member, nowMs),
          organizationId: organization.id,
          userId: user.id,
          role: "owner",
        },
      });
      return user.id;
    },
    { maxWait: 10_000, timeout: 10_000 },
  );
}

function accountExists() {
  return new AppError("GONE", "The first account exists already");
}
