import { ID_PREFIXES, newId } from "#lib/domain/ids.ts";
import { AppError } from "#lib/errors.ts";
import type { CustomSourceTypeInput, SourceTypeDetail } from "#lib/schemas/custom-source-type.ts";
import type { Prisma } from "../../../generated/prisma/client.ts";
import { changeConfiguration } from "../configuration/change-configuration.ts";
import type { ServiceContext } from "../context.ts";
import { presentCustomTypeDetail } from "./present-source-type.ts";

/** Adds a type of the project's own. Throws RESOURCE_ALREADY_EXISTS when its code is taken. */
export async function createSourceType(
  ctx: ServiceContext,
  { code, ...spec }: CustomSourceTypeInput,
): Promise<SourceTypeDetail> {
  const { projectId } = ctx;
  const now = ctx.now();
  const row = await changeConfiguration(ctx, async (tx) => {
    if (await tx.customSourceType.findFirst({ where: { projectId, code } })) {
      const data = { code, resource_type: "source_type" };
      throw new AppError("RESOURCE_ALREADY_EXISTS", "A source type has that code", data);
    }
    const id = newId(ID_PREFIXES.customSourceType, now.getTime());
    const json = spec as Prisma.InputJsonObject;
    return tx.customSourceType.create({
      data: { id, projectId, code, spec: json, createdAt: now, updatedAt: now },
    });
  });
  return presentCustomTypeDetail(row);
}
