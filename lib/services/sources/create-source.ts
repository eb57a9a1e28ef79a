import type { SourceInput, SourceModel } from "#lib/schemas/source.ts";
import { changeConfiguration } from "../configuration/change-configuration.ts";
import type { ServiceContext } from "../context.ts";
import { presentSource } from "./present-source.ts";
import { addSource, assertSourceNameIsFree } from "./save-source.ts";

/** Creates a source. Throws RESOURCE_ALREADY_EXISTS when the name is taken. */
export async function createSource(ctx: ServiceContext, input: SourceInput): Promise<SourceModel> {
  const row = await changeConfiguration(ctx, async (tx) => {
    await assertSourceNameIsFree(ctx, tx, input.name);
    return addSource(ctx, tx, input);
  });
  return presentSource(ctx, row);
}
