import { handle } from "#lib/api/handle.ts";
import {
  deleteIntegrationContract,
  getIntegrationContract,
  updateIntegrationContract,
} from "#lib/contracts/integrations.ts";
import { deleteIntegration } from "#lib/services/integrations/delete-integration.ts";
import { getIntegration } from "#lib/services/integrations/get-integration.ts";
import { updateIntegration } from "#lib/services/integrations/update-integration.ts";

export const GET = handle(getIntegrationContract, getIntegration);
export const PUT = handle(updateIntegrationContract, updateIntegration);
export const DELETE = handle(deleteIntegrationContract, deleteIntegration);
