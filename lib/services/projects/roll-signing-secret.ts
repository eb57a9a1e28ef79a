import { randomBytes } from "node:crypto";
import type { ApiKeyRollInput } from "#lib/schemas/api-key.ts";
import type { SigningSecret } from "#lib/schemas/project.ts";
import type { ServiceContext } from "../context.ts";
import { getSigningSecret } from "./get-signing-secret.ts";

/**
 * Replaces the secret that deliveries are signed with. For `delay_sec` they carry the signature by the old one
 * too, in a header of its own, so that receivers can change over in between.
 */
export async function rollSigningSecret(
  ctx: Pick<ServiceContext, "db" | "projectId" | "secretBox" | "now">,
  { delay_sec }: ApiKeyRollInput,
): Promise<SigningSecret> {
  const { projectId } = ctx;
  const now = ctx.now();
  const place = { projectId, resource: projectId, field: "signing_secret" };
  const sealed = ctx.secretBox.seal(randomBytes(32).toString("hex"), place);
  await ctx.db.prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM project WHERE id = ${projectId} FOR NO KEY UPDATE`;
    const { signingSecret } = await tx.project.findUniqueOrThrow({
      where: { id: projectId },
      select: { signingSecret: true },
    });
    await tx.project.update({
      where: { id: projectId },
      data: {
        signingSecret: sealed,
        previousSigningSecret: delay_sec > 0 ? signingSecret : null,
        previousSigningSecretExpiresAt:
          delay_sec > 0 ? new Date(now.getTime() + delay_sec * 1_000) : null,
        updatedAt: now,
      },
    });
  });
  return getSigningSecret(ctx);
}
