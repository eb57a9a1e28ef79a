import { AppError } from "#lib/errors.ts";
import type { CustomSourceTypeSpec, SourceTypeDetail } from "#lib/schemas/custom-source-type.ts";
import type { Prisma } from "../../../generated/prisma/client.ts";
import { changeConfiguration } from "../configuration/change-configuration.ts";
import type { ServiceContext } from "../context.ts";
import { findCustomType, storedSpec } from "./find-custom-type.ts";
import { presentCustomTypeDetail } from "./present-source-type.ts";

type Input = CustomSourceTypeSpec & { code: string };

/**
 * Replaces what a type of the project's own is made of; its sources are checked by it from then on. Throws
 * UNPROCESSABLE when their secrets would not fit the new scheme.
 */
export async function updateSourceType(
  ctx: ServiceContext,
  { code, ...spec }: Input,
): Promise<SourceTypeDetail> {
  const row = await changeConfiguration(ctx, async (tx) => {
    const stored = await findCustomType(ctx, tx, code);
    const sources = { projectId: ctx.projectId, authType: code, deletedAt: null };
    const { scheme } = storedSpec(stored).verification;
    if (scheme !== spec.verification.scheme && (await tx.source.count({ where: sources })) > 0) {
      const message = `Sources are protected by this type with secrets for ${scheme}: its scheme cannot change.`;
      throw new AppError("UNPROCESSABLE", message, { code });
    }
    const now = ctx.now();
    // Touching them makes every process load what they are checked by.
    await tx.source.updateMany({ where: sources, data: { updatedAt: now } });
    const json = spec as Prisma.InputJsonObject;
    return tx.customSourceType.update({
      where: { id: stored.id },
      data: { spec: json, updatedAt: now },
    });
  });
  return presentCustomTypeDetail(row);
}
