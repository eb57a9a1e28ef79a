import { AppError } from "#lib/errors.ts";
import type { OrganizationChanges, OrganizationModel } from "#lib/schemas/organization.ts";
import type { PlatformContext } from "../context.ts";
import { assertPerson } from "../members/assert-person.ts";
import { presentOrganization } from "./present-organization.ts";

/** Who would shut themselves out, and keys, which have no second factor, do not ask for one. */
async function assertMayAsk(
  { db, caller }: Pick<PlatformContext, "db" | "caller">,
  isAsked: boolean,
): Promise<void> {
  const userId = assertPerson(caller);
  if (!isAsked) return;
  const own = await db.prisma.secondFactor.findUnique({ where: { userId } });
  if (own?.confirmedAt) return;
  throw new AppError("CONFLICT", "Turn on two-step sign-in for yourself first, under Account");
}

/**
 * Changes the caller's organization. Throws FORBIDDEN and CONFLICT where a second factor is asked for by a key or
 * by somebody who has none.
 */
export async function updateOrganization(
  ctx: Pick<PlatformContext, "db" | "caller" | "now">,
  { name, audit_retention_days, mfa_required }: OrganizationChanges,
): Promise<OrganizationModel> {
  if (mfa_required !== undefined) await assertMayAsk(ctx, mfa_required);
  const row = await ctx.db.prisma.organization.update({
    where: { id: ctx.caller.organizationId },
    data: {
      ...(name === undefined ? {} : { name }),
      ...(audit_retention_days === undefined ? {} : { auditRetentionDays: audit_retention_days }),
      ...(mfa_required === undefined ? {} : { mfaRequired: mfa_required }),
      updatedAt: ctx.now(),
    },
  });
  return presentOrganization(row);
}
