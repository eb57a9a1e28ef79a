import { changeConfiguration } from "../configuration/change-configuration.ts";
import type { ServiceContext } from "../context.ts";
import { findIntegration } from "./find-integration.ts";
import { unprotectSources } from "./protect-source.ts";

/** Deletes an integration; the sources that it protected are open from then on. */
export async function deleteIntegration(
  ctx: ServiceContext,
  { id }: { id: string },
): Promise<{ id: string }> {
  await changeConfiguration(ctx, async (tx) => {
    await findIntegration(ctx, tx, id);
    await unprotectSources(ctx, tx, id);
    await tx.integration.delete({ where: { id } });
  });
  return { id };
}
