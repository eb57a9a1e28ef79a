import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import type { ApiKeyInput, CreatedApiKey } from "#lib/schemas/api-key.ts";
import type { ServiceContext } from "../context.ts";
import { apiKeyHint, hashApiKey, newApiKeySecret } from "./api-key-secret.ts";
import { presentApiKey } from "./present-api-key.ts";

/** Creates a key for the project. Its secret stands in this answer and nowhere else. */
export async function createApiKey(
  ctx: Pick<ServiceContext, "db" | "now" | "actor" | "projectId">,
  input: ApiKeyInput,
): Promise<CreatedApiKey> {
  const key = newApiKeySecret();
  const now = ctx.now();
  const row = await ctx.db.prisma.apiKey.create({
    data: {
      id: newId(ID_PREFIXES.apiKey, now.getTime()),
      organizationId: ctx.actor.organizationId,
      projectId: ctx.projectId,
      userId: ctx.actor.userId,
      kind: "project",
      label: input.label,
      keyHash: hashApiKey(key),
      keyHint: apiKeyHint(key),
      createdAt: now,
      updatedAt: now,
    },
  });
  return { ...presentApiKey(ctx, row), key };
}
