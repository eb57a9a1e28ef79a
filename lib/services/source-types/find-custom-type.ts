import { AppError } from "#lib/errors.ts";
import {
  type CustomSourceTypeSpec,
  customAuthSchema,
  customSourceTypeSpec,
  isCustomTypeCode,
} from "#lib/schemas/custom-source-type.ts";
import type { CustomSourceType, Prisma } from "../../../generated/prisma/client.ts";
import type { ServiceContext } from "../context.ts";
import type { CustomAuthSchema } from "../sources/source-config.ts";

type Tx = Prisma.TransactionClient;

/** Reads the column that holds the spec; what is in it was checked when it was saved. */
export function storedSpec(row: CustomSourceType): CustomSourceTypeSpec {
  return customSourceTypeSpec.parse(row.spec);
}

/** Returns the project's own type of that code. Throws NOT_FOUND. */
export async function findCustomType(
  ctx: Pick<ServiceContext, "projectId">,
  tx: Tx,
  code: string,
): Promise<CustomSourceType> {
  const row = await tx.customSourceType.findFirst({ where: { projectId: ctx.projectId, code } });
  if (!row) throw new AppError("NOT_FOUND", "Source type not found", { code });
  return row;
}

/** Returns the schema of `config.auth` for the type named, where it is one of the project's own. */
export async function findCustomAuthSchemas(
  ctx: Pick<ServiceContext, "projectId">,
  tx: Tx,
  named: string | null | undefined,
): Promise<CustomAuthSchema> {
  if (!named || !isCustomTypeCode(named)) return () => null;
  const row = await tx.customSourceType.findFirst({
    where: { projectId: ctx.projectId, code: named },
  });
  const schema = row && customAuthSchema(storedSpec(row).verification);
  return (code) => (code === named ? schema : null);
}
