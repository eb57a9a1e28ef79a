import type { SourceTypeDetail } from "#lib/schemas/custom-source-type.ts";
import { sourceType } from "#lib/schemas/source-type.ts";
import type { ServiceContext } from "../context.ts";
import { findSource } from "../sources/find-source.ts";
import { presentSource } from "../sources/present-source.ts";
import { findCustomType } from "./find-custom-type.ts";
import { presentCustomTypeDetail, presentTypeDetail } from "./present-source-type.ts";

type Input = { code: string; source_id?: string | undefined };

/** Returns a type of the catalogue or of the project. Its steps name the URL of the source, if one is given. */
export async function getSourceType(
  ctx: ServiceContext,
  { code, source_id: sourceId }: Input,
): Promise<SourceTypeDetail> {
  const known = sourceType.safeParse(code);
  const detail = known.success
    ? presentTypeDetail(known.data)
    : presentCustomTypeDetail(await findCustomType(ctx, ctx.db.prisma, code));
  if (sourceId === undefined) return detail;
  const source = await findSource(ctx, ctx.db.prisma, sourceId);
  const { url } = presentSource(ctx, source);
  return { ...detail, setup: detail.setup.map((step) => step.replaceAll("{url}", url)) };
}
