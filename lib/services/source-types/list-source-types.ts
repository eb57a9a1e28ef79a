import type { SourceTypeModel } from "#lib/schemas/custom-source-type.ts";
import { sourceType } from "#lib/schemas/source-type.ts";
import type { ServiceContext } from "../context.ts";
import { presentCustomType, presentType } from "./present-source-type.ts";

/** Types that are no provider's stand in front of those that are. */
const isGeneric = ({ verification }: SourceTypeModel) =>
  verification === "choice" || verification === "api_key";

/** Lists what a source can be: the project's own types, generic ones, then providers, each by label. */
export async function listSourceTypes(
  ctx: ServiceContext,
): Promise<{ count: number; models: SourceTypeModel[] }> {
  const { projectId } = ctx;
  const rows = await ctx.db.prisma.customSourceType.findMany({ where: { projectId } });
  const byLabel = (a: SourceTypeModel, b: SourceTypeModel) =>
    a.label.localeCompare(b.label, "en") || a.code.localeCompare(b.code, "en");
  const known = sourceType.options.map(presentType).sort(byLabel);
  const models = [
    ...rows.map(presentCustomType).sort(byLabel),
    ...known.filter(isGeneric),
    ...known.filter((model) => !isGeneric(model)),
  ];
  return { count: models.length, models };
}
