import type { SigningSecret } from "#lib/schemas/project.ts";
import type { ServiceContext } from "../context.ts";
import { headerPrefix } from "./header-prefix.ts";

/** Opens the secret that deliveries of the project are signed with, for whoever verifies them. */
export async function getSigningSecret(
  ctx: Pick<ServiceContext, "db" | "projectId" | "secretBox" | "now">,
): Promise<SigningSecret> {
  const { projectId } = ctx;
  const row = await ctx.db.prisma.project.findUniqueOrThrow({
    where: { id: projectId },
    select: { signingSecret: true, previousSigningSecretExpiresAt: true },
  });
  const { previousSigningSecretExpiresAt: endsAt } = row;
  const place = { projectId, resource: projectId, field: "signing_secret" };
  return {
    signing_secret: ctx.secretBox.open(row.signingSecret, place),
    header: `${await headerPrefix(ctx)}-signature`,
    previous_expires_at: endsAt && endsAt > ctx.now() ? endsAt.toISOString() : null,
  };
}
