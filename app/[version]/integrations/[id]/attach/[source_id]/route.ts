import { handle } from "#lib/api/handle.ts";
import { attachIntegrationContract } from "#lib/contracts/integrations.ts";
import { attachIntegration } from "#lib/services/integrations/attach-integration.ts";

export const PUT = handle(attachIntegrationContract, attachIntegration);
