import type { SourceModel } from "#lib/schemas/source.ts";
import { changeConfiguration } from "../configuration/change-configuration.ts";
import type { ServiceContext } from "../context.ts";
import { findSource } from "./find-source.ts";
import { presentSource } from "./present-source.ts";

/** Enables a source. Its connections stay as they are. Safe to repeat. */
export async function enableSource(
  ctx: ServiceContext,
  { id }: { id: string },
): Promise<SourceModel> {
  const row = await changeConfiguration(ctx, async (tx) => {
    const stored = await findSource(ctx, tx, id);
    if (!stored.disabledAt) return stored;
    return tx.source.update({ where: { id }, data: { disabledAt: null, updatedAt: ctx.now() } });
  });
  return presentSource(ctx, row);
}
