import { can } from "#lib/domain/permissions.ts";
import { AppError } from "#lib/errors.ts";
import type { ServiceContext } from "../context.ts";

/** Throws FORBIDDEN for whoever may only look: a shared view is everybody's. */
export function assertMayShare({ actor }: Pick<ServiceContext, "actor">): void {
  if (can(actor.role, "gateway.operate")) return;
  throw new AppError("FORBIDDEN", "Your role may not change views that are shared");
}
