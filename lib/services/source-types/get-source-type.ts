import type { SourceTypeDetail } from "#lib/schemas/custom-source-type.ts";
import { type SourceType, sourceAuthType, sourceType } from "#lib/schemas/source-type.ts";
import type { ServiceContext } from "../context.ts";
import { findSource } from "../sources/find-source.ts";
import { presentSource } from "../sources/present-source.ts";
import { findCustomType } from "./find-custom-type.ts";
import {
  presentChoice,
  presentCustomChoice,
  presentCustomTypeDetail,
  presentTypeDetail,
} from "./present-source-type.ts";

type Input = { code: string; source_id?: string | undefined };

/** A WEBHOOK source may also be protected as the project's own types say. */
async function knownType(ctx: ServiceContext, type: SourceType): Promise<SourceTypeDetail> {
  const detail = presentTypeDetail(type);
  if (type !== "WEBHOOK") return detail;
  const { projectId } = ctx;
  const orderBy = { code: "asc" } as const;
  const own = await ctx.db.prisma.customSourceType.findMany({ where: { projectId }, orderBy });
  return {
    ...detail,
    auth_choices: [...(detail.auth_choices ?? []), ...own.map(presentCustomChoice)],
  };
}

/** Also offers what a source has chosen already, when it is the way of a provider. */
function withChosen(detail: SourceTypeDetail, chosen: string | null): SourceTypeDetail {
  const { auth_choices: choices } = detail;
  const known = sourceAuthType.safeParse(chosen);
  if (!choices || !known.success) return detail;
  if (choices.some((choice) => choice.code === chosen)) return detail;
  return { ...detail, auth_choices: [...choices, presentChoice(known.data)] };
}

/** Returns a type of the catalogue or of the project. Its steps name the URL of the source, if one is given. */
export async function getSourceType(
  ctx: ServiceContext,
  { code, source_id: sourceId }: Input,
): Promise<SourceTypeDetail> {
  const known = sourceType.safeParse(code);
  const detail = known.success
    ? await knownType(ctx, known.data)
    : presentCustomTypeDetail(await findCustomType(ctx, ctx.db.prisma, code));
  if (sourceId === undefined) return detail;
  const source = await findSource(ctx, ctx.db.prisma, sourceId);
  const { url } = presentSource(ctx, source);
  const setup = detail.setup.map((step) => step.replaceAll("{url}", url));
  return withChosen({ ...detail, setup }, source.authType);
}
