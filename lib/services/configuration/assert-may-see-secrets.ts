import { can } from "#lib/domain/permissions.ts";
import { AppError } from "#lib/errors.ts";
import type { ServiceContext } from "../context.ts";

/** Throws FORBIDDEN when secrets are asked for by somebody who may not see them. */
export function assertMaySeeSecrets(
  ctx: Pick<ServiceContext, "actor">,
  input: { include?: "config.auth" | undefined },
): void {
  if (input.include === "config.auth" && !can(ctx.actor.role, "secrets.read")) {
    throw new AppError("FORBIDDEN", "Your role may not see secrets");
  }
}
