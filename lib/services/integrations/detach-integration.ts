import { changeConfiguration } from "../configuration/change-configuration.ts";
import type { ServiceContext } from "../context.ts";
import { findSource } from "../sources/find-source.ts";
import { findIntegration } from "./find-integration.ts";
import { unprotectSources } from "./protect-source.ts";

/** Leaves a source open that an integration protected; one that it does not protect stays as it is. */
export async function detachIntegration(
  ctx: ServiceContext,
  { id, source_id }: { id: string; source_id: string },
): Promise<Record<string, never>> {
  await changeConfiguration(ctx, async (tx) => {
    await findIntegration(ctx, tx, id);
    await findSource(ctx, tx, source_id);
    await unprotectSources(ctx, tx, id, source_id);
  });
  return {};
}
