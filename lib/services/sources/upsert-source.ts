import type { SourceInput, SourceModel } from "#lib/schemas/source.ts";
import type { Prisma, Source } from "../../../generated/prisma/client.ts";
import { changeConfiguration } from "../configuration/change-configuration.ts";
import type { ServiceContext } from "../context.ts";
import { presentSource } from "./present-source.ts";
import { addSource, changeSource, findSourceByName } from "./save-source.ts";

/** Creates the source, or changes the one of that name, as part of a larger change. */
export async function upsertSourceWithin(
  ctx: ServiceContext,
  tx: Prisma.TransactionClient,
  input: SourceInput,
  path: readonly string[] = [],
): Promise<Source> {
  const existing = await findSourceByName(ctx, tx, input.name);
  return existing ? changeSource(ctx, tx, existing, input, path) : addSource(ctx, tx, input, path);
}

/** Creates the source, or changes the one of that name. What the input does not name stays. */
export async function upsertSource(ctx: ServiceContext, input: SourceInput): Promise<SourceModel> {
  const row = await changeConfiguration(ctx, (tx) => upsertSourceWithin(ctx, tx, input));
  return presentSource(ctx, row);
}
