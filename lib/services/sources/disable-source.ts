import type { SourceModel } from "#lib/schemas/source.ts";
import { changeConfiguration } from "../configuration/change-configuration.ts";
import { disableConnectionsWithin } from "../connections/end-connections.ts";
import type { ServiceContext } from "../context.ts";
import { findSource } from "./find-source.ts";
import { presentSource } from "./present-source.ts";

/** Disables a source and its connections, whose pending events are cancelled. Safe to repeat. */
export async function disableSource(
  ctx: ServiceContext,
  { id }: { id: string },
): Promise<SourceModel> {
  const row = await changeConfiguration(ctx, async (tx) => {
    const stored = await findSource(ctx, tx, id);
    await disableConnectionsWithin(ctx, tx, { sourceId: id });
    if (stored.disabledAt) return stored;
    const now = ctx.now();
    return tx.source.update({ where: { id }, data: { disabledAt: now, updatedAt: now } });
  });
  return presentSource(ctx, row);
}
