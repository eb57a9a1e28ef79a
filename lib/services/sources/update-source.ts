import type { SourceChanges, SourceModel } from "#lib/schemas/source.ts";
import { changeConfiguration } from "../configuration/change-configuration.ts";
import type { ServiceContext } from "../context.ts";
import { findSource } from "./find-source.ts";
import { presentSource } from "./present-source.ts";
import { assertSourceNameIsFree, changeSource } from "./save-source.ts";

/** Changes what the input names of a source; the rest stays. */
export async function updateSource(
  ctx: ServiceContext,
  input: SourceChanges & { id: string },
): Promise<SourceModel> {
  const { id, ...changes } = input;
  const row = await changeConfiguration(ctx, async (tx) => {
    const stored = await findSource(ctx, tx, id);
    if (changes.name !== undefined && changes.name !== stored.name) {
      await assertSourceNameIsFree(ctx, tx, changes.name);
    }
    return changeSource(ctx, tx, stored, changes);
  });
  return presentSource(ctx, row);
}
