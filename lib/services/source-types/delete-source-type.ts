import { AppError } from "#lib/errors.ts";
import { changeConfiguration } from "../configuration/change-configuration.ts";
import type { ServiceContext } from "../context.ts";
import { findCustomType } from "./find-custom-type.ts";

/** Deletes a type of the project's own. Throws UNPROCESSABLE while a source is protected by it. */
export async function deleteSourceType(
  ctx: ServiceContext,
  { code }: { code: string },
): Promise<{ code: string }> {
  await changeConfiguration(ctx, async (tx) => {
    const { id } = await findCustomType(ctx, tx, code);
    const where = { projectId: ctx.projectId, authType: code, deletedAt: null };
    const source = await tx.source.findFirst({ where });
    if (source) {
      const message = "A source is protected by this type: change the source first.";
      throw new AppError("UNPROCESSABLE", message, { code, source_id: source.id });
    }
    await tx.customSourceType.delete({ where: { id } });
  });
  return { code };
}
