import { handle } from "#lib/api/handle.ts";
import {
  createIntegrationContract,
  listIntegrationsContract,
} from "#lib/contracts/integrations.ts";
import { createIntegration } from "#lib/services/integrations/create-integration.ts";
import { listIntegrations } from "#lib/services/integrations/list-integrations.ts";

export const GET = handle(listIntegrationsContract, listIntegrations);
export const POST = handle(createIntegrationContract, createIntegration);
