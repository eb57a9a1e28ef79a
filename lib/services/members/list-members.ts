import type { MemberModel } from "#lib/schemas/member.ts";
import type { PlatformContext } from "../context.ts";
import { presentMember, WITH_USER } from "./find-member.ts";

/** Lists who is in the caller's organization, those who came first first. */
export async function listMembers(
  ctx: Pick<PlatformContext, "db" | "caller">,
): Promise<MemberModel[]> {
  const { organizationId } = ctx.caller;
  const rows = await ctx.db.prisma.member.findMany({
    where: { organizationId },
    include: WITH_USER,
    orderBy: { id: "asc" },
  });
  return rows.map((row) => presentMember(row, ctx.caller));
}
