import { can } from "#lib/domain/permissions.ts";
import { AppError } from "#lib/errors.ts";
import { type MemberModel, memberModel } from "#lib/schemas/member.ts";
import type { Prisma } from "../../../generated/prisma/client.ts";
import type { Caller } from "../context.ts";

export const WITH_USER = {
  user: {
    select: {
      email: true,
      name: true,
      secondFactor: { select: { confirmedAt: true } },
      sessions: { select: { lastSeenAt: true }, orderBy: { lastSeenAt: "desc" }, take: 1 },
    },
  },
} as const satisfies Prisma.MemberInclude;

type MemberRow = Prisma.MemberGetPayload<{ include: typeof WITH_USER }>;

/** Turns a row into what the API answers; who has no second factor is told those who manage members. */
export function presentMember(row: MemberRow, { role: by }: Pick<Caller, "role">): MemberModel {
  return {
    id: row.id,
    user_id: row.userId,
    email: row.user.email,
    name: row.user.name,
    role: memberModel.shape.role.parse(row.role),
    has_second_factor: can(by, "members.write")
      ? Boolean(row.user.secondFactor?.confirmedAt)
      : null,
    last_seen_at: row.user.sessions[0]?.lastSeenAt.toISOString() ?? null,
    created_at: row.createdAt.toISOString(),
  };
}

/** Returns a member of the caller's organization. Throws NOT_FOUND. */
export async function findMember(
  tx: Pick<Prisma.TransactionClient, "member">,
  { organizationId }: Pick<Caller, "organizationId">,
  id: string,
): Promise<MemberRow> {
  const row = await tx.member.findFirst({ where: { id, organizationId }, include: WITH_USER });
  if (!row) throw new AppError("NOT_FOUND", "Member not found", { id });
  return row;
}
