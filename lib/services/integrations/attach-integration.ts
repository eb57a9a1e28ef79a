import { integrationProvider } from "#lib/schemas/integration.ts";
import { changeConfiguration } from "../configuration/change-configuration.ts";
import { openAuth } from "../configuration/seal-auth.ts";
import type { ServiceContext } from "../context.ts";
import { validationError } from "../parse-input.ts";
import { findSource } from "../sources/find-source.ts";
import { findIntegration } from "./find-integration.ts";
import { protectSource } from "./protect-source.ts";

/** Protects a source by an integration, in place of what protected it before. Safe to repeat. */
export async function attachIntegration(
  ctx: ServiceContext,
  { id, source_id }: { id: string; source_id: string },
): Promise<{ success: true }> {
  await changeConfiguration(ctx, async (tx) => {
    const integration = await findIntegration(ctx, tx, id);
    const source = await findSource(ctx, tx, source_id);
    if (!integration.configs) throw validationError(["configs is required"]);
    await protectSource(ctx, tx, source, {
      integrationId: id,
      provider: integrationProvider.parse(integration.provider),
      configs: openAuth(ctx, { id, auth: integration.configs }),
    });
  });
  return { success: true };
}
