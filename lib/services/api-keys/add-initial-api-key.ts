import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import type { ServiceContext } from "../context.ts";
import { apiKeyHint, hashApiKey } from "./api-key-secret.ts";

/**
 * Makes a key that the operator chose valid for the oldest project. Safe to repeat; a key that was revoked
 * since stays revoked.
 */
export async function addInitialApiKey(
  ctx: Pick<ServiceContext, "db" | "now">,
  input: { key: string },
): Promise<void> {
  const project = await ctx.db.prisma.project.findFirst({ orderBy: { id: "asc" } });
  if (!project) return;
  const now = ctx.now();
  await ctx.db.prisma.apiKey.createMany({
    data: {
      id: newId(ID_PREFIXES.apiKey, now.getTime()),
      organizationId: project.organizationId,
      projectId: project.id,
      kind: "project",
      label: "Initial key",
      keyHash: hashApiKey(input.key),
      keyHint: apiKeyHint(input.key),
      createdAt: now,
      updatedAt: now,
    },
    skipDuplicates: true,
  });
}
