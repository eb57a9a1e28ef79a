import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import type { FoundedOrganization, OrganizationInput } from "#lib/schemas/organization.ts";
import type { PlatformContext } from "../context.ts";
import { assertPerson } from "../members/assert-person.ts";
import { addProject } from "../projects/add-project.ts";
import { presentOrganization } from "./present-organization.ts";

const FIRST_PROJECT = "My project";

/** Founds an organization with a first project. Whoever does so owns it. */
export async function createOrganization(
  ctx: Pick<PlatformContext, "db" | "caller" | "now" | "secretBox">,
  { name, project_name = FIRST_PROJECT }: OrganizationInput,
): Promise<FoundedOrganization> {
  const userId = assertPerson(ctx.caller);
  const now = ctx.now();
  const id = newId(ID_PREFIXES.organization, now.getTime());
  return ctx.db.prisma.$transaction(async (tx) => {
    const data = { id, name, createdAt: now, updatedAt: now };
    const organization = await tx.organization.create({ data });
    const memberId = newId(ID_PREFIXES.member, now.getTime());
    await tx.member.create({ data: { id: memberId, organizationId: id, userId, role: "owner" } });
    const project = await addProject(ctx, tx, { organizationId: id, name: project_name });
    return { ...presentOrganization(organization), project_id: project.id };
  });
}
