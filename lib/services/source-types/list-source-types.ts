import type { SourceTypeModel } from "#lib/schemas/custom-source-type.ts";
import { sourceType } from "#lib/schemas/source-type.ts";
import type { ServiceContext } from "../context.ts";
import { presentCustomType, presentType } from "./present-source-type.ts";

/** Lists what a source can be: the project's own types first, then the catalogue, each by label. */
export async function listSourceTypes(
  ctx: ServiceContext,
): Promise<{ count: number; models: SourceTypeModel[] }> {
  const { projectId } = ctx;
  const rows = await ctx.db.prisma.customSourceType.findMany({ where: { projectId } });
  const byLabel = (a: SourceTypeModel, b: SourceTypeModel) =>
    a.label.localeCompare(b.label, "en") || a.code.localeCompare(b.code, "en");
  const models = [
    ...rows.map(presentCustomType).sort(byLabel),
    ...sourceType.options.map(presentType).sort(byLabel),
  ];
  return { count: models.length, models };
}
