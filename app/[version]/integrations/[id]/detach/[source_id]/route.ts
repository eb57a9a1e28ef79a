import { handle } from "#lib/api/handle.ts";
import { detachIntegrationContract } from "#lib/contracts/integrations.ts";
import { detachIntegration } from "#lib/services/integrations/detach-integration.ts";

export const PUT = handle(detachIntegrationContract, detachIntegration);
