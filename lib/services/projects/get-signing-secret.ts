import type { ServiceContext } from "../context.ts";
import { headerPrefix } from "./header-prefix.ts";

/** Opens the secret that deliveries of the project are signed with, for whoever verifies them. */
export async function getSigningSecret(
  ctx: Pick<ServiceContext, "db" | "projectId" | "secretBox">,
): Promise<{ signing_secret: string; header: string }> {
  const { projectId } = ctx;
  const { signingSecret } = await ctx.db.prisma.project.findUniqueOrThrow({
    where: { id: projectId },
    select: { signingSecret: true },
  });
  const place = { projectId, resource: projectId, field: "signing_secret" };
  return {
    signing_secret: ctx.secretBox.open(signingSecret, place),
    header: `${await headerPrefix(ctx)}-signature`,
  };
}
