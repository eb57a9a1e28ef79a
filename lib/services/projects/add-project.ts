import { randomBytes } from "node:crypto";
import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import type { Prisma, Project } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import { createDefaultIssueTriggers } from "../issue-triggers/create-default-issue-triggers.ts";

/** Adds a project with all that one has from its first moment on. */
export async function addProject(
  ctx: Pick<ServiceContext, "now" | "secretBox">,
  tx: Prisma.TransactionClient,
  input: { organizationId: string; name: string; isPrivate?: boolean },
): Promise<Project> {
  const now = ctx.now();
  const id = newId(ID_PREFIXES.project, now.getTime());
  const place = { projectId: id, resource: id, field: "signing_secret" };
  const signingSecret = ctx.secretBox.seal(randomBytes(32).toString("hex"), place);
  const project = await tx.project.create({
    data: { id, ...input, signingSecret, createdAt: now, updatedAt: now },
  });
  await createDefaultIssueTriggers(ctx, tx, id);
  return project;
}
