import type { IntegrationProvider } from "#lib/schemas/integration.ts";
import { sourceAuthSchema } from "#lib/schemas/source-type.ts";
import { parseInput } from "../parse-input.ts";

type Configs = Record<string, unknown>;

/**
 * Checks the configs of a provider. Gives null for `{}` where the provider needs more: there are none yet.
 * Throws VALIDATION for what does not fit.
 */
export function checkConfigs(provider: IntegrationProvider, configs: Configs): Configs | null {
  const schema = sourceAuthSchema(provider);
  const isEmpty = Object.keys(configs).length === 0;
  if (isEmpty && !schema.safeParse(configs).success) return null;
  return parseInput(schema, configs, ["configs"]);
}
